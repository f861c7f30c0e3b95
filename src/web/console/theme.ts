/** The antd theme of ux.md §5.4: AA contrast set by hand, because antd's own defaults and derived backgrounds fail it. */
import { theme, type ThemeConfig } from 'antd'
import { CONSOLE_FONT, FONT_FAMILY, PALETTES, RADIUS, type Theme } from '../tokens.ts'

export function consoleTheme(mode: Theme, { motion }: { motion: boolean }): ThemeConfig {
  const p = PALETTES[mode]
  const isDark = mode === 'dark'
  return {
    algorithm: isDark ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      fontFamily: FONT_FAMILY,
      fontSize: CONSOLE_FONT.body,
      fontSizeSM: CONSOLE_FONT.meta,
      lineHeight: 1.6,
      controlHeight: 40,
      controlHeightSM: 32,
      borderRadius: RADIUS.console,
      motion,
      colorPrimary: p.primary,
      colorInfo: p.link,
      colorLink: p.link,
      colorLinkHover: p.linkHover,
      linkDecoration: 'underline',
      linkHoverDecoration: 'underline',
      colorError: isDark ? p.dangerText : p.danger,
      colorWarning: p.warnText,
      colorSuccess: p.okText,
      colorText: p.text,
      colorTextHeading: p.text,
      colorTextSecondary: isDark ? '#D3D7DB' : '#4A4A4A',
      colorTextTertiary: p.muted,
      colorTextQuaternary: p.placeholder,
      colorTextDescription: p.muted,
      colorTextPlaceholder: p.placeholder,
      colorTextDisabled: p.placeholder,
      colorTextLightSolid: p.primaryInk,
      colorBorder: p.line,
      colorBorderSecondary: p.hairline,
      colorSplit: p.hairline,
      colorBgLayout: p.bg,
      colorBgContainer: p.surface,
      colorBgElevated: isDark ? '#252A2E' : p.surface,
      ...(isDark ? { colorBgBase: p.bg } : {}),
      colorPrimaryBg: p.bubbleMe,
      controlItemBgActive: p.bubbleMe,
      controlItemBgActiveHover: p.bubbleMe,
      colorErrorBg: p.dangerCard,
      colorWarningBg: p.warnCard,
      colorSuccessBg: p.okCard,
      colorInfoBg: isDark ? '#16283A' : '#EAF2FB',
    },
    components: {
      Table: {
        headerColor: p.text,
        headerBg: isDark ? '#252A2E' : '#ECECE7',
        rowHoverBg: p.bubbleMe,
        cellPaddingBlock: 10,
      },
      Menu: { itemHeight: 44, itemSelectedBg: p.bubbleMe, itemSelectedColor: isDark ? p.primary : '#004D43' },
      Button: { fontWeight: 500 },
      Segmented: { itemSelectedBg: p.surface, trackBg: isDark ? '#2A3035' : '#E4E4DE', itemColor: p.text },
      Tag: { defaultColor: p.text },
    },
  }
}
