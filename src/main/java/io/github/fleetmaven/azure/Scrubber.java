package io.github.fleetmaven.azure;

import io.github.fleetmaven.model.Sensitive;
import io.github.fleetmaven.model.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Takes the protected settings that a call sent out of a text: Azure's messages can quote what it
 * was sent, or what a script printed. Immutable.
 *
 * @param secrets the texts to take out, longer ones first
 */
record Scrubber(Sensitive<List<String>> secrets) {

  private static final String PROTECTED = "protectedSettings";

  /** Shorter texts stand in messages by chance. */
  private static final int SHORTEST = 4;

  /** Returns a scrubber for what a call sends. */
  static Scrubber of(Call call) {
    List<String> found = new ArrayList<>();
    call.body().ifPresent(body -> collect(body.reveal(), false, found));
    found.sort(Comparator.comparingInt(String::length).reversed());
    return new Scrubber(new Sensitive<>(List.copyOf(found)));
  }

  /** Returns the text with every secret masked. */
  String scrub(String text) {
    String clean = text;
    for (String secret : secrets.reveal()) {
      clean = clean.replace(secret, "(secret)");
    }
    return clean;
  }

  private static void collect(Value value, boolean secret, List<String> found) {
    if (value instanceof Value.Obj o) {
      o.members().forEach((key, v) -> collect(v, secret || key.equals(PROTECTED), found));
    } else if (value instanceof Value.Arr a) {
      a.items().forEach(item -> collect(item, secret, found));
    } else if (secret && value instanceof Value.Str s && s.text().length() >= SHORTEST) {
      found.add(s.text());
    }
  }
}
