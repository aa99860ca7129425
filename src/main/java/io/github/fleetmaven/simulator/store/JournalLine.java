package io.github.fleetmaven.simulator.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A line of the journal.
 *
 * @param seq its number, from 1, never used twice
 * @param time when it happened
 * @param event request, model, instance or handler
 * @param target the resource it happened to; for a request its method and path
 * @param instance the instance it happened to
 * @param extension the extension, or on ECS the command, that ran
 * @param digest what ran: the extension's forceUpdateTag, or a digest of its definition
 * @param from what was before; for a handler when it began
 * @param to what is now; for a handler when it ended
 * @param status how it went
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record JournalLine(
    long seq,
    String time,
    String event,
    String target,
    @Nullable String instance,
    @Nullable String extension,
    @Nullable String digest,
    @Nullable String from,
    @Nullable String to,
    @Nullable String status) {}
