package io.github.fleetmaven.engine;

import io.github.fleetmaven.cloud.CloudError;
import io.github.fleetmaven.engine.EcsEnd.Kind;
import io.github.fleetmaven.model.ecs.DriverReading;
import io.github.fleetmaven.model.ecs.EcsInvocation;
import io.github.fleetmaven.model.ecs.VirtioDriver.Restart;
import io.github.fleetmaven.model.ecs.command.CommandEnd;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is done to a batch of instances: update, look, restart, look again; and what becomes of
 * each. For one run on one group, used by one thread.
 *
 * @param commands sends the update
 * @param checks looks at drivers
 * @param restart restarts
 * @param past what was sent before
 * @param update what is sent
 * @param minimumVersion what the driver has to be at least
 * @param mode whether instances are restarted
 * @param updated those that only have to be restarted
 * @param earlier how the updates ended that an earlier run had sent, by instance: they are judged
 *     like those of this run, and not sent again
 * @param healthTimeout how long an instance may take to be back
 */
record EcsBatch(
    EcsCommands commands,
    EcsChecks checks,
    EcsRestart restart,
    EcsPast past,
    EcsScript update,
    int minimumVersion,
    Restart mode,
    Set<String> updated,
    EcsCommands.Ends earlier,
    Duration healthTimeout) {

  /** By which ECS says that it doesn't know how a command ended: the network drops meanwhile. */
  private static final Set<String> AMBIGUOUS =
      Set.of(
          "clientnotresponse",
          "clientnotrunning",
          "deliverytimeout",
          "executionexception",
          "executioninterrupted",
          "executiontimeout",
          "instancenotrunning");

  private static final Set<CloudError.Kind> UNKNOWN_OUTCOME =
      EnumSet.of(CloudError.Kind.UNREACHABLE, CloudError.Kind.THROTTLED);

  EcsBatch {
    updated = Set.copyOf(updated);
  }

  /**
   * Works on a batch.
   *
   * @param timeout how long an update may take
   * @return what became of each
   */
  Map<String, EcsEnd> run(Set<String> instances, Duration timeout) {
    Work work = new Work();
    Set<String> begun = new TreeSet<>(instances);
    begun.retainAll(earlier.results().keySet());
    Map<String, String> doubtful = new TreeMap<>(work.failures(begun, earlier));
    Set<String> toUpdate = new TreeSet<>(instances);
    toUpdate.removeAll(updated);
    toUpdate.removeAll(begun);
    if (!toUpdate.isEmpty()) {
      doubtful.putAll(work.failures(toUpdate, commands.update(update, toUpdate, past, timeout)));
    }
    Set<String> left = new TreeSet<>(instances);
    left.removeAll(work.ends.keySet());
    Map<String, DriverReading.Known> looked = work.look(left, doubtful);
    if (mode == Restart.NONE) {
      looked.forEach(
          (id, known) -> work.end(id, Kind.UPDATED_RESTART_PENDING, known.productVersion()));
    } else {
      work.restart(looked);
    }
    return work.ends;
  }

  /** The work on one batch. */
  private final class Work {

    private final Map<String, EcsEnd> ends = new TreeMap<>();

    /** Those that may still be updating: an old driver says nothing of them yet. */
    private final Set<String> unended = new TreeSet<>();

    void end(String id, Kind kind, String detail) {
      ends.put(id, new EcsEnd(kind, detail));
    }

    /** Enters those whose update has failed for sure; returns why others are in doubt. */
    Map<String, String> failures(Set<String> instances, EcsCommands.Ends sent) {
      Map<String, String> doubtful = new TreeMap<>();
      for (String id : instances) {
        EcsInvocation.@Nullable Result result = sent.results().get(id);
        @Nullable CloudError error = sent.errors().get(id);
        Optional<String> doubt = doubt(result, error);
        if (doubt.isPresent()) {
          doubtful.put(id, doubt.get());
          if (mayGoOn(result, error)) {
            unended.add(id);
          }
        } else if (error != null) {
          end(id, Kind.UPDATE_FAILED, error.text());
        } else if (result != null && !result.succeeded()) {
          end(id, Kind.UPDATE_FAILED, CommandEnd.text(result));
        }
      }
      return doubtful;
    }

    private static boolean mayGoOn(
        EcsInvocation.@Nullable Result result, @Nullable CloudError error) {
      return error == null
          ? result == null || result.isRunning()
          : error.kind() == CloudError.Kind.UNREACHABLE;
    }

    private static Optional<String> doubt(
        EcsInvocation.@Nullable Result result, @Nullable CloudError error) {
      if (error != null) {
        return UNKNOWN_OUTCOME.contains(error.kind())
            ? Optional.of(error.text())
            : Optional.empty();
      }
      if (result == null || result.isRunning()) {
        return Optional.of("the update was not seen to end");
      }
      boolean unsure =
          AMBIGUOUS.contains(result.errorCode().toLowerCase(Locale.ROOT))
              || result.status().equalsIgnoreCase("Timeout");
      return unsure ? Optional.of(CommandEnd.text(result)) : Optional.empty();
    }

    /**
     * Looks at instances after their update. The file may be the old one until the restart, so that
     * an old version says something of those only that are in doubt.
     *
     * @return what was read of those that are to go on
     */
    Map<String, DriverReading.Known> look(Set<String> instances, Map<String, String> doubtful) {
      Map<String, DriverReading.Known> looked = new TreeMap<>();
      checks
          .patiently(instances, healthTimeout)
          .forEach(
              (id, reading) -> {
                String before = doubtful.containsKey(id) ? doubtful.get(id) + "; " : "";
                if (!(reading instanceof DriverReading.Known known)) {
                  String why = ((DriverReading.Unknown) reading).why();
                  end(
                      id,
                      Kind.INDETERMINATE,
                      before + "after the update its driver could not be read: " + why);
                } else if (doubtful.containsKey(id) && known.version() < minimumVersion) {
                  Kind kind = unended.contains(id) ? Kind.INDETERMINATE : Kind.UPDATE_FAILED;
                  end(id, kind, before + "its driver is still " + text(known));
                } else {
                  looked.put(id, known);
                }
              });
      return looked;
    }

    void restart(Map<String, DriverReading.Known> looked) {
      Map<String, Instant> booted = new TreeMap<>();
      looked.forEach((id, known) -> booted.put(id, known.bootTime()));
      EcsRestart.Restarted restarted = restart.restart(booted, healthTimeout);
      restarted.failed().forEach((id, why) -> end(id, Kind.RESTART_FAILED, why));
      restarted
          .readings()
          .forEach(
              (id, known) -> {
                if (known.version() < minimumVersion) {
                  end(
                      id,
                      Kind.VERIFY_FAILED,
                      "it was restarted, and its driver is still " + text(known));
                } else {
                  end(id, Kind.UPDATED, text(known) + ", restarted at " + known.bootTime());
                }
              });
    }

    private static String text(DriverReading.Known known) {
      return known.productVersion();
    }
  }
}
