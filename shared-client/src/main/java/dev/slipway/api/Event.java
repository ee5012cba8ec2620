package dev.slipway.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An entry of the audit trail (R9.42). */
@WireRecord
public record Event(
        String id,
        @Nullable String spaceId,
        List<String> relatedDocumentIds,
        String category,
        String userId,
        String username,
        boolean isService,
        String identityEstablishedWith,
        String userAgent,
        @Nullable Instant occurred,
        String message,
        String messageHtml,
        List<MessageReference> messageReferences,
        @Nullable String comments,
        @Nullable String details,
        @Nullable ChangeDetails changeDetails,
        @Nullable String ipAddress,
        Map<String, String> links)
        implements EventBuilder.With {}
