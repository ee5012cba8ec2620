package com.atlassian.bandana;

public interface BandanaManager {
    Object getValue(BandanaContext context, String key);

    void setValue(BandanaContext context, String key, Object value);
}
