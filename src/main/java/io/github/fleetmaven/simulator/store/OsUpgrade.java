package io.github.fleetmaven.simulator.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A rolling upgrade of operating systems, as the history of a scale set keeps it.
 *
 * @param code RollingForward, Cancelled, Completed or Faulted
 * @param startTime when it began
 * @param endTime when it ended, if it did
 * @param image what it brings
 * @param successful how many instances it upgraded
 * @param failed how many failed
 * @param inProgress how many are being upgraded
 * @param pending how many wait
 * @param rollback what became of failed ones that were put back
 * @param error what stopped it, if anything did
 */
public record OsUpgrade(
    String code,
    Instant startTime,
    @Nullable Instant endTime,
    ObjectNode image,
    int successful,
    int failed,
    int inProgress,
    int pending,
    Progress.Rollback rollback,
    @Nullable Failure error) {}
