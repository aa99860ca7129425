package io.github.fleetmaven.simulator.ecs.service;

import io.github.fleetmaven.simulator.ecs.store.Ending;
import io.github.fleetmaven.simulator.ecs.store.Guest;
import io.github.fleetmaven.simulator.ecs.store.Instance;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What commands print. Stateless. */
final class Outputs {

  /** By the simulator's convention: what a check of the driver prints. */
  static final String CHECK = "VIRTIO|${productVersion}|${bootTime}\r\n";

  /** By the simulator's convention: what a wrapper prints of the exit code that it hides. */
  static final String WRAPPED = "EXIT|${exitCode}\r\n";

  /** More than this is cut off. */
  private static final int MOST = 24 * 1024;

  private Outputs() {}

  /** Fills a template with what holds of an instance at this moment. */
  static String filled(String template, Ecs ecs, Instance instance) {
    Guest guest = instance.guest();
    Map<String, String> values =
        Map.of(
            "productVersion", orEmpty(guest.driver()),
            "loadedVersion", orEmpty(guest.loaded()),
            "bootTime", ecs.shown(guest.booted()).toString(),
            "instanceId", instance.id(),
            "instanceName", instance.name());
    String result = template;
    for (Map.Entry<String, String> value : values.entrySet()) {
      result = result.replace("${" + value.getKey() + "}", value.getValue());
    }
    return result;
  }

  /** Returns an end with its output printed, and as much of it cut off as has to be. */
  static Ending printed(Ending ending, String output) {
    byte[] bytes = output.getBytes(StandardCharsets.UTF_8);
    int wanted = Math.min(bytes.length, ending.dropped());
    int dropped = Math.max(wanted, bytes.length - MOST);
    String kept = dropped == 0 ? output : whole(ByteBuffer.wrap(bytes, 0, bytes.length - dropped));
    return ending.withOutput(kept, Math.max(dropped, ending.dropped()));
  }

  private static String whole(ByteBuffer bytes) {
    CharBuffer text = StandardCharsets.UTF_8.decode(bytes);
    return text.toString();
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
