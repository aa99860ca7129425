package io.github.fleetmaven.simulator.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/**
 * Keeps secrets out of the store and off the wire: what is stored of one is a salted hash, enough
 * to notice a change, and what a handler can download with it; what is shown of one is nothing.
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
   * Returns a copy in which every secret is replaced by its hash.
   *
   * @param salt what makes equal secrets of two simulations different
   */
  public static ObjectNode seal(ObjectNode node, String salt) {
    ObjectNode copy = node.deepCopy();
    sealIn(copy, salt);
    return copy;
  }

  /** Returns a copy without any secret, and without what is shown on request only. */
  public static ObjectNode visible(ObjectNode node) {
    ObjectNode copy = node.deepCopy();
    hideIn(copy);
    return copy;
  }

  private static void sealIn(JsonNode node, String salt) {
    if (node instanceof ObjectNode object) {
      for (var field : object.properties()) {
        if (!isSecret(field.getKey())) {
          sealIn(field.getValue(), salt);
        } else if (!field.getValue().isNull()) {
          String beside =
              field.getKey().equalsIgnoreCase("protectedSettings")
                  ? DownloadTerms.beside(field.getValue())
                  : "";
          field.setValue(object.textNode(hash(field.getValue(), salt) + beside));
        }
      }
    } else if (node instanceof ArrayNode items) {
      items.forEach(item -> sealIn(item, salt));
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
    return SEALED + Digests.sha256(text.getBytes(StandardCharsets.UTF_8));
  }
}
