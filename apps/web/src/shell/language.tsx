import { type Catalogue, type Language, languages, say, sayList } from "@touchstone/contract";
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from "react";
import type { Word } from "./word.ts";

type Choice = { readonly language: Language; readonly setLanguage: (language: Language) => void };

const stored = "touchstone.language";
const tags: Readonly<Record<Language, string>> = { zh: "zh-CN", en: "en-GB" };

const isLanguage = (value: string | null): value is Language => languages.some((language) => language === value);

export const preferredLanguage = (): Language => {
  const kept = localStorage.getItem(stored);
  if (isLanguage(kept)) return kept;
  return navigator.language.startsWith("zh") ? "zh" : "en";
};

const LanguageContext = createContext<Choice>({ language: "zh", setLanguage: () => {} });

export const LanguageProvider = ({ children }: { readonly children: ReactNode }) => {
  const [language, choose] = useState(preferredLanguage);
  useEffect(() => {
    document.documentElement.lang = tags[language];
  }, [language]);
  const choice = useMemo(
    (): Choice => ({
      language,
      setLanguage: (next) => {
        localStorage.setItem(stored, next);
        choose(next);
      },
    }),
    [language],
  );
  return <LanguageContext value={choice}>{children}</LanguageContext>;
};

export const useLanguage = (): Choice => useContext(LanguageContext);

type Facts = Readonly<Record<string, unknown>>;
type Teller<Texts extends Catalogue> = {
  (key: keyof Texts & string, facts?: Facts): string;
  /** For a head: the text with the clause of the term of ISO/IEC 17000 that it is, if it is one. */
  readonly word: (key: keyof Texts & string, facts?: Facts) => Word;
  /** Names in one line, with the reader's comma between them. */
  readonly list: (items: readonly (string | number)[]) => string;
};

/** The texts of one catalogue in the reader's language: `const t = useText(caseTexts); t("title", { number })`. */
export const useText = <Texts extends Catalogue>(texts: Texts): Teller<Texts> => {
  const { language } = useLanguage();
  return useMemo(() => {
    const word = (key: keyof Texts & string, facts?: Facts): Word => {
      const message = texts[key];
      if (message === undefined) throw new Error(`text missing: ${key}`);
      return { text: say(message, language, facts), clause: message.term };
    };
    const tell = (key: keyof Texts & string, facts?: Facts): string => word(key, facts).text;
    return Object.assign(tell, { word, list: (items: readonly (string | number)[]) => sayList(items, language) });
  }, [texts, language]);
};

/** Content texts carry both languages; what users wrote keeps its own. */
export const useBilingual = () => {
  const { language } = useLanguage();
  return useCallback((text: { readonly zh: string; readonly en: string }) => text[language], [language]);
};
