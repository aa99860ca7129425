package io.github.fleetmaven.simulator.ecs.store;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The Cloud Assistant agent of an instance.
 *
 * @param version its version; none when it isn't installed
 * @param since since when it answers; none while it doesn't
 * @param heard when it was heard last before it fell silent; none when it never was
 * @param silencedBy what silenced it: only the end of that lets it answer again
 * @param busy how many tasks of others it has, at all times
 * @param done how many commands it has carried out
 * @param used when it was used last
 * @param plugins the plugins that it has installed, with when it did
 */
public record Agent(
    @Nullable String version,
    @Nullable Instant since,
    @Nullable Instant heard,
    @Nullable String silencedBy,
    int busy,
    long done,
    @Nullable Instant used,
    Map<String, Instant> plugins) {

  /** Tells whether it answers at this moment. */
  public boolean answers() {
    return since != null;
  }

  /** Returns it silent. */
  public Agent silent(@Nullable Instant lastHeard, String cause) {
    return new Agent(version, null, lastHeard, cause, busy, done, used, plugins);
  }

  /** Returns it answering. */
  public Agent answering(Instant from) {
    return new Agent(version, from, from, null, busy, done, used, plugins);
  }

  /** Returns it with one more command carried out. */
  public Agent used(Instant when) {
    return new Agent(version, since, heard, silencedBy, busy, done + 1, when, plugins);
  }

  /** Returns it with a plugin. */
  public Agent with(String plugin, Instant installed) {
    Map<String, Instant> all = new LinkedHashMap<>(plugins);
    all.put(plugin, installed);
    return new Agent(version, since, heard, silencedBy, busy, done, used, all);
  }
}
