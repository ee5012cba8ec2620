package dev.slipway.bamboo;

/** Text on its way into a page. */
public final class HtmlText {
    private HtmlText() {}

    /**
     * Bamboo's versions differ in whether they escape the messages beside a form's fields, and messages quote what was typed.
     * Escaped twice it is ugly, not escaped at all it is dangerous.
     */
    public static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
