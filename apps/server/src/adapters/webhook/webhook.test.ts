import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import fc from "fast-check";
import { Webhook } from "standardwebhooks";
import { afterEach, describe, expect, it } from "vitest";
import { faultOfUrl, findTarget } from "./find-target.ts";
import { postOnce } from "./post-once.ts";
import { isPublicAddress } from "./public-address.ts";
import { secretOf, signedHeaders } from "./sign.ts";

// Addresses that must never be dialled: by kind, as they are written by those who try.
const refused = [
  "http://example.com/",
  "ftp://example.com/",
  "file:///etc/passwd",
  "gopher://example.com/",
  "https://user:secret@example.com/",
  "https://localhost/",
  "https://LOCALHOST./",
  "https://a.localhost/",
  "https://127.0.0.1/",
  "https://127.1/",
  "https://127.255.255.254/",
  "https://2130706433/",
  "https://0x7f000001/",
  "https://0177.0.0.1/",
  "https://0/",
  "https://0.0.0.0/",
  "https://１２７.０.０.１/",
  "https://10.0.0.1/",
  "https://172.16.0.1/",
  "https://172.31.255.255/",
  "https://192.168.1.1/",
  "https://169.254.169.254/latest/meta-data/",
  "https://100.100.100.200/",
  "https://100.64.0.1/",
  "https://192.0.0.192/",
  "https://192.0.2.1/",
  "https://198.18.0.1/",
  "https://198.51.100.1/",
  "https://203.0.113.1/",
  "https://224.0.0.1/",
  "https://255.255.255.255/",
  "https://[::]/",
  "https://[::1]/",
  "https://[::ffff:127.0.0.1]/",
  "https://[::ffff:8.8.8.8]/",
  "https://[::127.0.0.1]/",
  "https://[64:ff9b::7f00:1]/",
  "https://[fe80::1]/",
  "https://[fc00::1]/",
  "https://[fd00:ec2::254]/",
  "https://[fec0::1]/",
  "https://[ff02::1]/",
  "https://[2002:7f00:1::]/",
  "https://[2001::1]/",
  "https://[2001:db8::1]/",
  "https://metadata.google.internal/",
  "https://printer.local/",
  "https://intranet/",
  "https://",
  "not an address",
];

describe("addresses that are not dialled", () => {
  it.each(refused)("%s", async (url) => {
    let asked = 0;
    const resolve = async () => {
      asked += 1;
      return ["93.184.216.34"];
    };
    expect(faultOfUrl(url, "public")).not.toBeNull();
    expect((await findTarget(url, "public", resolve)).ok).toBe(false);
    expect(asked).toBe(0);
  });

  it("a name that leads to one of them is refused, and so is one that leads there among others", async () => {
    for (const inner of ["127.0.0.1", "10.1.2.3", "169.254.169.254", "::1", "::ffff:10.0.0.1", "fe80::1%eth0", "x"]) {
      const only = await findTarget("https://evil.example/", "public", async () => [inner]);
      const among = await findTarget("https://evil.example/", "public", async () => ["93.184.216.34", inner]);
      expect([only, among]).toEqual([
        { ok: false, fault: "not-public" },
        { ok: false, fault: "not-public" },
      ]);
    }
    const silent = await findTarget("https://evil.example/", "public", () => new Promise(() => {}), 10);
    expect(silent).toEqual({ ok: false, fault: "no-address" });
  });

  it("plain http to this machine is a setting, and opens nothing else", async () => {
    expect(faultOfUrl("http://127.0.0.1:1/", "dev")).toBeNull();
    expect(faultOfUrl("http://10.0.0.1/", "dev")).toBe("not-https");
    expect(faultOfUrl("http://169.254.169.254/", "dev")).toBe("not-https");
    expect(faultOfUrl("https://10.0.0.1/", "dev")).toBe("not-public");
    const rebound = await findTarget("https://evil.example/", "dev", async () => ["127.0.0.1"]);
    expect(rebound.ok).toBe(false);
  });

  it("no address of a private network is public, whatever its last parts", () => {
    const part = fc.integer({ min: 0, max: 255 });
    fc.assert(
      fc.property(
        fc.constantFrom("10", "127", "0", "169.254", "192.168", "172.20", "100.90", "224", "250"),
        part,
        part,
        part,
        (net, a, b, c) => {
          const address = [...net.split("."), a, b, c].slice(0, 4).join(".");
          expect(isPublicAddress(address)).toBe(false);
          expect(isPublicAddress(`::ffff:${address}`)).toBe(false);
        },
      ),
    );
    expect(["93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946", "240e::1"].map(isPublicAddress)).toEqual([
      true,
      true,
      true,
    ]);
  });
});

describe("one POST", () => {
  let server: Server | null = null;
  afterEach(() => {
    server?.closeAllConnections();
    server?.close();
  });
  const listen = async (answer: Parameters<typeof createServer>[1]): Promise<number> => {
    server = createServer(answer);
    const { promise, resolve } = Promise.withResolvers<void>();
    server.listen(0, "127.0.0.1", resolve);
    await promise;
    return (server.address() as AddressInfo).port;
  };

  it("goes to the address that was checked, not to where the name leads by then", async () => {
    const hosts: (string | undefined)[] = [];
    const port = await listen((request, response) => {
      hosts.push(request.headers.host);
      response.end("ok");
    });
    const url = new URL(`http://nowhere.invalid:${port}/hook`);
    const posted = await postOnce({ url, address: "127.0.0.1" }, {}, "{}", 2000);
    expect([posted.status, posted.text, hosts]).toEqual([200, "ok", [`nowhere.invalid:${port}`]]);
  });

  it("follows no redirect", async () => {
    let asked = 0;
    const port = await listen((_request, response) => {
      asked += 1;
      response.writeHead(302, { location: "http://127.0.0.1:1/" }).end();
    });
    const url = new URL(`http://127.0.0.1:${port}/`);
    expect((await postOnce({ url, address: "127.0.0.1" }, {}, "{}", 2000)).status).toBe(302);
    expect(asked).toBe(1);
  });

  it("bounds time, and an answer without end", async () => {
    const silent = await listen(() => {});
    const to = (port: number) => ({ url: new URL(`http://127.0.0.1:${port}/`), address: "127.0.0.1" });
    expect(await postOnce(to(silent), {}, "{}", 50)).toMatchObject({ status: null, fault: "time is over" });
    server?.closeAllConnections();
    server?.close();
    const endless = await listen((_request, response) => {
      const timer = setInterval(() => response.write("x".repeat(1000)), 1);
      response.on("close", () => clearInterval(timer));
    });
    const { status, text } = await postOnce(to(endless), {}, "{}", 5000);
    expect([status, text.length]).toEqual([200, 4096]);
  });

  it("ends with who answers by an upgrade, which is neither an answer nor an error", async () => {
    const port = await listen((request) => {
      request.socket.end("HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n");
    });
    const url = new URL(`http://127.0.0.1:${port}/`);
    const posted = await postOnce({ url, address: "127.0.0.1" }, {}, "{}", 1000);
    expect(posted).toMatchObject({ status: null, fault: "failed" });
  });
});

describe("signatures, judged by the reference library", () => {
  const secret = secretOf(Buffer.alloc(32, 7));
  const other = secretOf(Buffer.alloc(32, 8));
  const body = '{"type":"inbox.test","data":{"name":"澄湖"}}';
  const seconds = Math.floor(Temporal.Now.instant().epochMilliseconds / 1000);

  it("hold, by either secret while one is changed for another, and not for another text or time", () => {
    const headers = signedHeaders("msg_1", seconds, body, [secret, other]);
    for (const one of [secret, other])
      expect(new Webhook(one).verify(body, headers)).toMatchObject({ type: "inbox.test" });
    expect(() => new Webhook(secret).verify(`${body} `, headers)).toThrow("No matching signature");
    expect(() => new Webhook(secret).verify(body, { ...headers, "webhook-id": "msg_2" })).toThrow(
      "No matching signature",
    );
    expect(() => new Webhook(other).verify(body, signedHeaders("msg_1", seconds, body, [secret]))).toThrow(
      "No matching signature",
    );
    expect(() => new Webhook(secret).verify(body, signedHeaders("msg_1", seconds - 3600, body, [secret]))).toThrow(
      "timestamp too old",
    );
  });
});
