import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { SMTPServer } from "smtp-server";
import { afterEach, describe, expect, it } from "vitest";
import { type Mail, openMailer } from "./open-mailer.ts";

const mail: Mail = {
  id: "01900000@touchstone.example",
  to: "chen@touchstone.example",
  subject: "澄湖物业：3 件事等你",
  text: "第一行\n第二行",
  html: "<p>第一行</p>",
  unsubscribe: "https://touchstone.example/app/notices",
};

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

const postOffice = async (refusing: number | null = null, host = "127.0.0.1") => {
  const letters: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onRcptTo: (_address, _session, done) =>
      done(refusing === null ? null : Object.assign(new Error("no"), { responseCode: refusing })),
    onData: (stream, _session, done) => {
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => parts.push(part));
      stream.on("end", () => {
        letters.push(Buffer.concat(parts).toString("utf8"));
        done();
      });
    },
  });
  const { promise, resolve } = Promise.withResolvers<void>();
  const listener = server.listen(0, host, resolve);
  await promise;
  closing.push(() => server.close(() => {}));
  return { letters, url: `smtp://${host}:${(listener.address() as AddressInfo).port}` };
};

const rawServer = async (greet: (socket: Socket) => void): Promise<{ url: string; asked: () => number }> => {
  let asked = 0;
  const sockets: Socket[] = [];
  const server: Server = createServer((socket) => {
    asked += 1;
    sockets.push(socket);
    socket.on("error", () => {});
    greet(socket);
  });
  const { promise, resolve } = Promise.withResolvers<void>();
  server.listen(0, "127.0.0.1", resolve);
  await promise;
  closing.push(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return { url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`, asked: () => asked };
};

const mailer = (url: string, now = () => 0, milliseconds = 5000) =>
  openMailer({ url, from: "touchstone@touchstone.example", now, milliseconds });

describe("mail by a real server", () => {
  it("arrives as text and HTML, with an id that stays and a way out", async () => {
    const { url, letters } = await postOffice();
    const door = mailer(url);
    expect(await door.send(mail)).toEqual({ ok: true, status: 250 });
    await door.send(mail);
    const [letter = "", again = ""] = letters;
    expect(letter).toMatch(/^Message-ID: <01900000@touchstone\.example>\r$/im);
    expect(again).toMatch(/^Message-ID: <01900000@touchstone\.example>\r$/im);
    expect(letter).toMatch(/^List-Unsubscribe: <https:\/\/touchstone\.example\/app\/notices>\r$/im);
    expect(letter).toMatch(/^Content-Type: multipart\/alternative/im);
    expect(letter).toMatch(/^To: chen@touchstone\.example\r$/im);
  });

  it("takes one plain address and one line of subject, and dials nobody for anything else", async () => {
    const { url, asked } = await rawServer(() => {});
    const door = mailer(url);
    const hostile: Partial<Mail>[] = [
      { to: "a@x.example\r\nBcc: b@x.example" },
      { to: "a@x.example, b@x.example" },
      { to: "<a@x.example>" },
      { to: "group: a@x.example;" },
      { to: "nobody" },
      { subject: "hello\r\nBcc: b@x.example" },
      { subject: "hello\u2028there" },
      { id: "1@x>\r\nX: <2" },
      { unsubscribe: "https://x/\nX: y" },
    ];
    for (const part of hostile) {
      expect(await door.send({ ...mail, ...part })).toMatchObject({ ok: false, what: "header refused", lasting: true });
    }
    expect(asked()).toBe(0);
  });

  it("tells for good from later", async () => {
    expect(await mailer((await postOffice(550)).url).send(mail)).toMatchObject({ status: 550, lasting: true });
    expect(await mailer((await postOffice(451)).url).send(mail)).toMatchObject({ status: 451, lasting: false });
  });

  it("bounds the time of a server that is silent, and of one that goes on talking", async () => {
    const silent = await rawServer(() => {});
    expect(await mailer(silent.url, () => 0, 50).send(mail)).toMatchObject({ ok: false, lasting: false });
    const talking = await rawServer((socket) => {
      const timer = setInterval(() => socket.write("220-hello\r\n"), 5);
      socket.on("close", () => clearInterval(timer));
    });
    expect(await mailer(talking.url, () => 0, 60).send(mail)).toMatchObject({ ok: false, lasting: false });
    // Once greeted, what goes on is one answer without end: the connection is ended with the try.
    const { promise: ended, resolve } = Promise.withResolvers<string>();
    const rambling = await rawServer((socket) => {
      socket.write("220 hello\r\n");
      const timer = setInterval(() => socket.write("250-hello\r\n"), 5);
      socket.on("close", () => {
        clearInterval(timer);
        resolve("ended");
      });
    });
    expect(await mailer(rambling.url, () => 0, 60).send(mail)).toMatchObject({ what: "time is over", lasting: false });
    expect(await Promise.race([ended, new Promise((done) => setTimeout(done, 2000, "open"))])).toBe("ended");
  });

  it("leaves a server alone that failed five times, and comes back after a minute", async () => {
    let now = 0;
    const broken = await rawServer((socket) => socket.end("nonsense\r\n"));
    const door = mailer(broken.url, () => now, 500);
    for (let index = 0; index < 5; index += 1) expect(await door.send(mail)).toMatchObject({ ok: false });
    const dialled = broken.asked();
    expect(await door.send(mail)).toMatchObject({ what: "circuit open", lasting: false });
    expect(broken.asked()).toBe(dialled);
    now = 60_001;
    await door.send(mail);
    expect(broken.asked()).toBe(dialled + 1);
  });

  it("sends nothing in clear over a network", async () => {
    // To the mailer 127.0.0.2 is another host: it asks for STARTTLS, which this server does not have.
    const { url, letters } = await postOffice(null, "127.0.0.2");
    expect((await mailer(url).send(mail)).ok).toBe(false);
    expect(letters).toEqual([]);
  });
});
