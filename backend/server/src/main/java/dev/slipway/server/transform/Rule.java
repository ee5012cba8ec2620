package dev.slipway.server.transform;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;

/**
 * An element of a transform.
 *
 * @param operation what is done to the elements that it stands for; null for one that only leads to others
 * @param argument of the operation, as it is written
 * @param attributes those that the operation names, or all
 * @param below the rules inside of it that do something or lead to one that does
 */
record Rule(
        Element element,
        Locator locator,
        @Nullable Operation operation,
        String argument,
        List<Attr> attributes,
        List<Rule> below) {
    boolean doesSomething() {
        return operation != null || !below.isEmpty();
    }
}
