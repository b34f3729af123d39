import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { didWeb, didWebUrl } from "./did-web.ts";

describe("did:web", () => {
  it.each([
    ["did:web:example.com", "https://example.com/.well-known/did.json"],
    ["did:web:example.com%3A8443:a:b", "https://example.com:8443/a/b/did.json"],
    ["did:web:localhost%3A4300:credentials:TS01", "https://localhost:4300/credentials/TS01/did.json"],
  ])("finds the document of %s", (did, url) => {
    expect(didWebUrl(did)).toEqual({ ok: true, value: url });
  });

  it.each(["did:web:", "did:key:z6Mk", "did:web:example.com:..:x", "did:web:a/b", "did:web:example.com:%zz", "web:a"])(
    "refuses %s",
    (did) => expect(didWebUrl(did).ok).toBe(false),
  );

  it("writes a DID that leads back to host and path", () => {
    const name = fc.stringMatching(/^[A-Za-z0-9-]{1,12}$/);
    fc.assert(
      fc.property(
        name,
        fc.option(fc.integer({ min: 1, max: 65_535 })),
        fc.array(name, { minLength: 1, maxLength: 3 }),
        (host, port, path) => {
          const authority = port === null ? host : `${host}:${port}`;
          expect(didWebUrl(didWeb(authority, path))).toEqual({
            ok: true,
            value: `https://${authority}/${path.join("/")}/did.json`,
          });
        },
      ),
    );
  });
});
