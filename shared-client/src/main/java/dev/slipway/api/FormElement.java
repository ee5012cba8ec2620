package dev.slipway.api;

import static java.util.Objects.requireNonNullElse;

/** A field of a form; {@code name} is its key in the form's values. */
@WireRecord
public record FormElement(String name, FormControl control, boolean isValueRequired)
        implements FormElementBuilder.With {
    public FormElement {
        control = requireNonNullElse(control, FormControl.PARAGRAPH);
    }
}
