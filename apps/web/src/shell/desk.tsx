import { ConfigProvider } from "antd";
import enGB from "antd/es/locale/en_GB";
import zhCN from "antd/es/locale/zh_CN";
import type { ReactNode } from "react";
import { useLanguage } from "./language.tsx";

// The kit computes shades from these, so it needs values, not CSS variables; they equal tokens.css.
const theme = {
  token: {
    colorPrimary: "#1d2125",
    colorInfo: "#2458a6",
    colorSuccess: "#1f6b42",
    colorWarning: "#8f4f00",
    colorError: "#a82820",
    colorText: "#1d2125",
    colorTextSecondary: "#454e5a",
    colorTextTertiary: "#5f6772",
    colorTextPlaceholder: "#5f6772",
    colorBorder: "#8a8d8f",
    colorBgLayout: "#fbfaf6",
    borderRadius: 6,
    fontSize: 14,
    lineHeight: 1.7,
    fontFamily: "var(--font)",
    motion: false,
  },
};

export const Desk = ({ children }: { readonly children: ReactNode }) => {
  const { language } = useLanguage();
  return (
    <ConfigProvider locale={language === "zh" ? zhCN : enGB} theme={theme} button={{ autoInsertSpace: false }}>
      {children}
    </ConfigProvider>
  );
};
