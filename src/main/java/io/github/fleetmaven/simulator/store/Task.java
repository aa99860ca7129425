package io.github.fleetmaven.simulator.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Something that happens at a set time.
 *
 * @param due when
 * @param order what decides between tasks of the same time
 * @param kind what
 * @param subject to whom: the id of an operation or job, the key of a set, machine or resource
 * @param argument with what, if it needs something
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Task(Instant due, long order, Kind kind, String subject, @Nullable String argument)
    implements Comparable<Task> {

  private static final Comparator<Task> ORDER =
      Comparator.comparing(Task::due).thenComparingLong(Task::order);

  /** What can happen by itself. */
  public enum Kind {
    JOB_STEP,
    OPERATION_PART,
    ROLLING_BATCH,
    ROLLING_DONE,
    ROLLING_HEALTH,
    HEALTH,
    REPAIR,
    /** A fault befalls a machine, or all that it is meant for. */
    STRIKE,
    /** A machine gets over what a fault has done to it. */
    RECOVER,
    /** A job ends that a fault has kept from it. */
    JOB_END,
    /** The operation on a resource that is little more than a document ends. */
    RESOURCE,
    /** The script of a managed run command ends. */
    SCRIPT,
    /** Something happens on Alibaba Cloud ECS. */
    ECS
  }

  /** Returns the argument of a task that has one. */
  public String required() {
    if (argument == null) {
      throw new IllegalStateException("a task " + kind + " needs an argument");
    }
    return argument;
  }

  @Override
  public int compareTo(Task other) {
    return ORDER.compare(this, other);
  }
}
