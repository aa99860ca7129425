package io.github.fleetmaven.simulator.ecs.api;

import io.github.fleetmaven.simulator.ecs.EcsRefusals;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The content of a command as a call has it. Stateless. */
final class Content {

  /** Of the content in Base64. */
  private static final int MOST = 24 * 1024;

  private static final int MOST_KEPT = 18 * 1024;

  private Content() {}

  /** Returns the content as text; it is plain unless the call says that it is in Base64. */
  static String of(Params params, boolean kept) {
    String given = params.required("CommandContent");
    boolean base64 = params.text("ContentEncoding").orElse("").equalsIgnoreCase("Base64");
    byte[] content = base64 ? decoded(given) : given.getBytes(StandardCharsets.UTF_8);
    int most = kept ? MOST_KEPT : MOST;
    if (Base64.getEncoder().encode(content).length > most) {
      throw EcsRefusals.contentTooLong(most);
    }
    return new String(content, StandardCharsets.UTF_8);
  }

  /** Tells whether contents and outputs are answered as they are; they are in Base64 otherwise. */
  static boolean plain(Params params) {
    return params.text("ContentEncoding").orElse("").equalsIgnoreCase("PlainText");
  }

  private static byte[] decoded(String given) {
    try {
      return Base64.getDecoder().decode(given);
    } catch (IllegalArgumentException notBase64) {
      throw EcsRefusals.contentNotBase64();
    }
  }
}
