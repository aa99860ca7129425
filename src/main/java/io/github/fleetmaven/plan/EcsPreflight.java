package io.github.fleetmaven.plan;

import io.github.fleetmaven.model.ObservedTarget.EcsMember;
import io.github.fleetmaven.model.ObservedTarget.EcsUpdate;
import io.github.fleetmaven.model.ecs.EcsInstance;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands against asking an instance for its driver, and updating it: told all at once. What
 * isn't known stands against it, too. Pure.
 */
public final class EcsPreflight {

  /** As {@code Windows Server 2008 R2 Enterprise}; the vendor's drivers begin with that one. */
  private static final Pattern SERVER =
      Pattern.compile("Windows\\s+Server\\b.*?\\b(\\d{4})\\b.*", Pattern.CASE_INSENSITIVE);

  /** Since 2017 Windows Server also comes under the number of its release. */
  private static final Pattern RELEASE =
      Pattern.compile(
          "Windows\\s+Server\\b.*?\\bversion\\s+(\\d{4}|\\d{2}H\\d)\\b.*",
          Pattern.CASE_INSENSITIVE);

  private static final int FIRST = 2008;

  private EcsPreflight() {}

  /**
   * Returns all that stands against it, for people; empty when nothing does. On an instance that an
   * update of ours is at work on, the agent may be busy and out of reach.
   */
  public static List<String> failures(EcsMember member) {
    EcsInstance instance = member.instance();
    List<String> failures = new ArrayList<>();
    if (!instance.isRunning()) {
      failures.add("it is " + orUnknown(instance.status()));
    }
    system(instance).ifPresent(failures::add);
    if (!instance.locks().isEmpty()) {
      failures.add("it is locked (" + String.join(", ", instance.locks()) + ")");
    }
    if (instance.isRunning() && !member.isUpdating()) {
      agent(member).ifPresent(failures::add);
    }
    return failures;
  }

  /** Tells whether an instance can be asked for its driver. */
  public static boolean isFit(EcsMember member) {
    return failures(member).isEmpty();
  }

  private static Optional<String> system(EcsInstance instance) {
    if (!instance.isWindows()) {
      return Optional.of("its system is " + orUnknown(instance.osType()) + " and not Windows");
    }
    String name = instance.osName().strip();
    if (RELEASE.matcher(name).matches()) {
      return Optional.empty();
    }
    Matcher server = SERVER.matcher(name);
    if (!server.matches()) {
      return Optional.of(
          name.isEmpty()
              ? "it isn't known which Windows it has"
              : name + " isn't known to be Windows Server 2008 or later");
    }
    return Integer.parseInt(server.group(1)) < FIRST
        ? Optional.of(name + " is older than Windows Server 2008")
        : Optional.empty();
  }

  /** An instance that doesn't run has no agent that could answer: that says it all. */
  private static Optional<String> agent(EcsMember member) {
    if (!member.agent().online()) {
      return Optional.of(
          member
                  .agent()
                  .lastHeartbeat()
                  .map(at -> "its Cloud Assistant agent is offline, last heard of at " + at)
                  .orElse("its Cloud Assistant agent is offline, or it has none")
              + member.lastUpdate().map(EcsPreflight::earlier).orElse(""));
    }
    int tasks = member.agent().activeTasks();
    return tasks == 0
        ? Optional.empty()
        : Optional.of(
            "its Cloud Assistant agent is busy with " + tasks + (tasks == 1 ? " task" : " tasks"));
  }

  private static String earlier(EcsUpdate update) {
    String what =
        update.succeeded()
            ? "; an earlier run had updated its driver, by "
            : "; an earlier run had sent it an update, which ended by ";
    return update.ended().map(at -> what + at).orElse("");
  }

  private static String orUnknown(String word) {
    return word.isBlank() ? "unknown" : word.toLowerCase(Locale.ROOT).strip();
  }
}
