package io.github.fleetmaven.simulator.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * Keeps secrets out of the store and off the wire: what is stored of one is a number, enough to
 * notice a change, and what a handler can download with it; what is shown of one is nothing.
 * Stateless.
 */
public final class Secrets {

  private static final Set<String> KEYS =
      Set.of(
          "protectedsettings",
          "adminpassword",
          "customdata",
          "runaspassword",
          "protectedparameters");

  /** No secret (whatever runs on a machine can read it), but shown to those only who ask for it. */
  private static final String ON_REQUEST = "userdata";

  private static final String SEALED = "sealed:";

  private Secrets() {}

  /**
   * Returns a copy in which every secret is replaced by a number.
   *
   * @param salt what makes the hashes of equal secrets of two simulations different
   * @param numbers gives the number of a secret with that hash
   */
  static ObjectNode seal(ObjectNode node, String salt, ToLongFunction<String> numbers) {
    ObjectNode copy = node.deepCopy();
    sealIn(copy, value -> SEALED + numbers.applyAsLong(hash(value, salt)));
    return copy;
  }

  /** Returns a copy without any secret, and without what is shown on request only. */
  public static ObjectNode visible(ObjectNode node) {
    ObjectNode copy = node.deepCopy();
    hideIn(copy);
    return copy;
  }

  private static void sealIn(JsonNode node, Function<JsonNode, String> seal) {
    if (node instanceof ObjectNode object) {
      for (var field : object.properties()) {
        if (!isSecret(field.getKey())) {
          sealIn(field.getValue(), seal);
        } else if (!field.getValue().isNull()) {
          String beside =
              field.getKey().equalsIgnoreCase("protectedSettings")
                  ? DownloadTerms.beside(field.getValue())
                  : "";
          field.setValue(object.textNode(seal.apply(field.getValue()) + beside));
        }
      }
    } else if (node instanceof ArrayNode items) {
      items.forEach(item -> sealIn(item, seal));
    }
  }

  private static void hideIn(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object.properties().removeIf(field -> isHidden(field.getKey()));
      object.forEach(Secrets::hideIn);
    } else if (node instanceof ArrayNode items) {
      items.forEach(Secrets::hideIn);
    }
  }

  private static boolean isHidden(String key) {
    return isSecret(key) || key.equalsIgnoreCase(ON_REQUEST);
  }

  private static boolean isSecret(String key) {
    return KEYS.contains(key.toLowerCase(Locale.ROOT));
  }

  private static String hash(JsonNode value, String salt) {
    String text = salt + "\n" + Json.canonical(value);
    return Digests.sha256(text.getBytes(StandardCharsets.UTF_8));
  }
}
