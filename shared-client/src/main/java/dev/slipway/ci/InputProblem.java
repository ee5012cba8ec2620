package dev.slipway.ci;

import java.io.Serializable;

/**
 * Something that is wrong with what was typed into a field.
 *
 * @param field the field's name
 * @param message a sentence for the user
 */
public record InputProblem(String field, String message) implements Serializable {}
