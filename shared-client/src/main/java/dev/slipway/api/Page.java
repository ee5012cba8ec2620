package dev.slipway.api;

import java.util.List;
import java.util.Map;

/**
 * One page of a list.
 *
 * @param lastPageNumber counts from 0
 * @param links {@code Page.Next} is absent on the last page; clients follow it until it is
 */
public record Page<T>(
        String itemType,
        int totalResults,
        int itemsPerPage,
        int numberOfPages,
        int lastPageNumber,
        boolean isStale,
        List<T> items,
        Map<String, String> links) {}
