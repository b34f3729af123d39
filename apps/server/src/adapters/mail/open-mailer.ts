export type Mail = {
  /** `<id@host>` without the brackets; the same whenever it is sent again. */
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Page on which the reader ends these messages. */
  readonly unsubscribe: string;
};

/** `lasting`: the server refused it for good; another try would end the same way. */
export type MailAnswer =
  | { readonly ok: true; readonly status: number | null }
  | { readonly ok: false; readonly status: number | null; readonly what: string; readonly lasting: boolean };

/** The one door to mail. */
export type Mailer = { readonly from: string; readonly send: (mail: Mail) => Promise<MailAnswer> };

export type MailSettings = {
  /** `smtps://user:password@host:465`, or `smtp://` with STARTTLS. */
  readonly url: string;
  readonly from: string;
  /** Milliseconds since any moment; for the circuit. */
  readonly now: () => number;
  readonly milliseconds?: number;
};

// After so many faults in a row the server is left alone for a while: it is down, and each try would wait for it.
const faultsToOpen = 5;
const openFor = 60_000;

// What would end a header and begin another one, and one address only: no list, no group, no quoted part.
const isHeaderSafe = (value: string): boolean =>
  // oxlint-disable-next-line no-control-regex
  value.isWellFormed() && value.length <= 500 && !/[\u0000-\u001f\u007f\u0085\u2028\u2029]/.test(value);
const isOneAddress = (address: string): boolean =>
  address.length <= 254 && /^[^\s@,;:<>()[\]\\"]+@[^\s@,;:<>()[\]\\"]+$/u.test(address);

const isLoopback = (host: string): boolean => ["localhost", "127.0.0.1", "[::1]"].includes(host);

// Loaded with the first mail: most servers start without one to send.
const transportOf = async ({ url, milliseconds = 20_000 }: MailSettings) => {
  const { createTransport } = await import("nodemailer");
  const { protocol, hostname, port, username, password } = new URL(url);
  const secure = protocol === "smtps:";
  return createTransport({
    host: hostname.replace(/^\[|\]$/g, ""),
    port: port === "" ? (secure ? 465 : 587) : Number(port),
    secure,
    // Password and text never in clear over a network.
    requireTLS: !secure && !isLoopback(hostname),
    ...(username === "" ? {} : { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
    connectionTimeout: milliseconds,
    greetingTimeout: milliseconds,
    socketTimeout: milliseconds,
    dnsTimeout: milliseconds,
    // How long a connection that is being closed may linger.
    socketCloseTimeout: Math.min(milliseconds, 1000),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
};

const answerOf = (cause: unknown): Extract<MailAnswer, { ok: false }> => {
  const status =
    cause instanceof Error && "responseCode" in cause && typeof cause.responseCode === "number"
      ? cause.responseCode
      : null;
  const code = cause instanceof Error && "code" in cause && typeof cause.code === "string" ? cause.code : "failed";
  // 5yz is for good (RFC 5321, 4.2.1), but a refused log-in (RFC 4954) is the operator's to mend.
  return { ok: false, status, what: code, lasting: status !== null && status >= 500 && code !== "EAUTH" };
};

/** A mail server that is down, slow or lies costs one worker a bounded time, and nothing else waits for it. */
export const openMailer = (settings: MailSettings): Mailer => {
  const { from, now, milliseconds = 20_000 } = settings;
  let [faults, openUntil] = [0, 0];
  const sendOnce = async ({ id, to, subject, text, html, unsubscribe }: Mail): Promise<MailAnswer> => {
    // A connection for each: what one message did to it is no matter of the next.
    const transport = await transportOf(settings);
    // A server that trickles a byte now and then passes every time-out of the socket: this ends the connection too.
    const signal = AbortSignal.timeout(milliseconds * 2);
    return transport
      .sendMail({
        signal,
        from,
        to,
        subject,
        text,
        html,
        messageId: `<${id}>`,
        headers: { "List-Unsubscribe": `<${unsubscribe}>`, "Auto-Submitted": "auto-generated" },
      })
      .then(
        (): MailAnswer => ({ ok: true, status: 250 }),
        (cause: unknown) => (signal.aborted ? { ...answerOf(cause), what: "time is over" } : answerOf(cause)),
      )
      .finally(() => transport.close());
  };
  return {
    from,
    send: async (mail) => {
      if (!isOneAddress(mail.to) || ![mail.subject, mail.id, mail.unsubscribe].every(isHeaderSafe))
        return { ok: false, status: null, what: "header refused", lasting: true };
      if (now() < openUntil) return { ok: false, status: null, what: "circuit open", lasting: false };
      const answer = await sendOnce(mail);
      faults = answer.ok || answer.lasting ? 0 : faults + 1;
      if (faults >= faultsToOpen) [faults, openUntil] = [0, now() + openFor];
      return answer;
    },
  };
};
