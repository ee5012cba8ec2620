package dev.slipway.bamboo.form;

import com.atlassian.bamboo.crypto.instance.SecretEncryptionService;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The permission to ask a Slipway server for names, with an administrator's API key. Bamboo renders the form of a task only for
 * those who may edit its plan or deployment project, so the form carries a ticket, encrypted by Bamboo, and whoever shows it
 * has seen the form not long ago.
 */
final class ChoiceTicket {
    private static final String PREFIX = "slipway-choices ";
    private static final Duration VALID = Duration.ofHours(2);

    private final SecretEncryptionService encryption;
    private final InstantSource clock;

    ChoiceTicket(SecretEncryptionService encryption, InstantSource clock) {
        this.encryption = encryption;
        this.clock = clock;
    }

    String issue() {
        return encryption.encrypt(PREFIX + clock.instant().plus(VALID));
    }

    boolean isValid(String ticket) {
        if (!encryption.isEncrypted(ticket)) {
            return false;
        }
        try {
            String text = encryption.decrypt(ticket);
            return text.startsWith(PREFIX)
                    && Instant.parse(text.substring(PREFIX.length())).isAfter(clock.instant());
        } catch (DateTimeException e) {
            return false;
        }
    }
}
