package io.github.fleetmaven.simulator.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fleetmaven.simulator.catalogue.HandlerCatalogue;
import io.github.fleetmaven.simulator.store.Digests;
import io.github.fleetmaven.simulator.store.Extension;
import io.github.fleetmaven.simulator.store.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What of an extension makes its handler run again, and how the agent names it. Stateless. */
public final class Definitions {

  private static final List<String> COMPARED =
      List.of(
          "publisher",
          "type",
          "typeHandlerVersion",
          "settings",
          "protectedSettings",
          "protectedSettingsFromKeyVault",
          "forceUpdateTag");

  private static final int FULL_VERSION_PARTS = 3;

  private Definitions() {}

  /** Returns a digest that changes exactly when the handler has to run again. */
  public static String digest(Extension extension) {
    ObjectNode definition = Json.object();
    for (String key : COMPARED) {
      JsonNode value = extension.properties().path(key);
      if (!value.isMissingNode() && !value.isNull()) {
        definition.set(key, value);
      }
    }
    definition.put("publisher", text(extension, "publisher").toLowerCase(Locale.ROOT));
    definition.put("type", text(extension, "type").toLowerCase(Locale.ROOT));
    return Digests.brief(Json.canonical(definition));
  }

  /** Returns what the journal calls the definition: its forceUpdateTag, or its digest. */
  public static String label(Extension extension) {
    String tag = text(extension, "forceUpdateTag");
    return tag.isEmpty() ? digest(extension) : tag;
  }

  /** Returns publisher and type, as the agent names a handler. */
  public static String handlerType(Extension extension) {
    return text(extension, "publisher") + "." + text(extension, "type");
  }

  /**
   * Returns the version that gets installed for the one that is asked for: as the catalogue has it,
   * for a handler that isn't in it 1.2 → 1.2.0.
   */
  static String installedVersion(Extension extension, HandlerCatalogue catalogue) {
    return catalogue
        .installed(
            text(extension, "publisher"),
            text(extension, "type"),
            text(extension, "typeHandlerVersion"),
            extension.properties().path("autoUpgradeMinorVersion").asBoolean(false))
        .orElseGet(() -> installedVersion(extension));
  }

  /** Returns the version that gets installed of a handler that nobody knows, as 1.2 → 1.2.0. */
  public static String installedVersion(Extension extension) {
    StringBuilder version = new StringBuilder(text(extension, "typeHandlerVersion"));
    for (int parts = version.toString().split("\\.").length; parts < FULL_VERSION_PARTS; parts++) {
      version.append(".0");
    }
    return version.toString();
  }

  /** Returns the names of the extensions that have to succeed before this one. */
  public static List<String> predecessors(Extension extension) {
    List<String> names = new ArrayList<>();
    Json.arrayAt(extension.properties(), "provisionAfterExtensions")
        .forEach(name -> names.add(name.asText()));
    return names;
  }

  /** Tells whether failures of the handler don't count. */
  public static boolean suppressesFailures(Extension extension) {
    return extension.properties().path("suppressFailures").asBoolean(false);
  }

  /**
   * Returns what a failure calls the page that helps with a handler: some have one of their own.
   */
  static String troubleshooting(Extension extension, boolean windows) {
    return switch (text(extension, "type")) {
      case "CustomScript" -> "CSELinux";
      case "CustomScriptExtension" -> "CSEWindows";
      case "OmsAgentForLinux" -> "OMSAgentLinux";
      default -> windows ? "Windows" : "Linux";
    };
  }

  /** Returns a text of the properties, empty when it isn't there. */
  public static String text(Extension extension, String key) {
    return extension.properties().path(key).asText("");
  }
}
