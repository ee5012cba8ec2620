package dev.slipway.server.transform;

import java.util.List;
import org.w3c.dom.Attr;

/** Which elements of the target an element of the transform stands for, among those below the ones that its parent stands for. */
sealed interface Locator {
    /** Those of its name. */
    record SameName() implements Locator {}

    /** Those of its name that have the same values of these attributes. */
    record Match(List<Attr> attributes) implements Locator {}

    /** Those of its name that meet an XPath condition, whose positions count among them. */
    record Condition(String xpath) implements Locator {}

    /** Those that an XPath finds, from the document or from the parents. */
    record Path(String xpath) implements Locator {
        boolean isAbsolute() {
            return xpath.startsWith("/");
        }
    }
}
