// A list of risks as VerifyWise is built: Express and Sequelize, every row at each request. Nothing is asked of the caller.
import express from "express";
import { DataTypes, Sequelize } from "sequelize";
import { columns, socket, table } from "./what-they-serve.mjs";

const database = new Sequelize({ ...socket, dialect: "postgres", logging: false });
const Risk = database.define(
  "risk",
  {
    id: { type: DataTypes.INTEGER, primaryKey: true },
    ...Object.fromEntries(columns.map((name) => [name, DataTypes.TEXT])),
    created_at: DataTypes.DATE,
  },
  { tableName: table, timestamps: false },
);
const app = express();
app.get("/risks", async (_request, response) => {
  response.json(await Risk.findAll({ order: [["created_at", "DESC"]] }));
});
const server = app.listen(0, "127.0.0.1", () => console.log(`http://127.0.0.1:${server.address().port}/risks`));
