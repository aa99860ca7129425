package io.github.fleetmaven.simulator.service;

import io.github.fleetmaven.simulator.store.Extension;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What a list of extensions must be for the service to accept it. Stateless. */
final class ExtensionRules {

  private ExtensionRules() {}

  /**
   * Checks a list.
   *
   * @param extensions the whole list of a machine or model
   * @param windows whether the machines run Windows
   * @throws Refusal when the service would refuse it
   */
  static void check(Collection<Extension> extensions, boolean windows) {
    extensions.forEach(ExtensionRules::checkComplete);
    checkHandlers(extensions, windows);
    checkSequence(extensions);
  }

  private static void checkComplete(Extension extension) {
    for (String key : List.of("publisher", "type", "typeHandlerVersion")) {
      if (Definitions.text(extension, key).isBlank()) {
        throw Refusals.invalid(
            key,
            "Required parameter '" + key + "' is missing (null) for '" + extension.name() + "'.");
      }
    }
    if (extension.properties().has("protectedSettings")
        && extension.properties().has("protectedSettingsFromKeyVault")) {
      throw Refusals.badRequest(
          "VMExtension '"
              + extension.name()
              + "' can have either protectedSettings or protectedSettingsFromKeyVault.");
    }
  }

  private static void checkHandlers(Collection<Extension> extensions, boolean windows) {
    Set<String> handlers = new HashSet<>();
    Set<String> names = new HashSet<>();
    for (Extension extension : extensions) {
      if (!names.add(lower(extension.name()))) {
        throw Refusals.invalid(
            "extensionProfile.extensions",
            "The extension name '" + extension.name() + "' is used more than once.");
      }
      if (!handlers.add(lower(Definitions.handlerType(extension)))) {
        throw Refusals.badRequest(
            "Multiple VMExtensions per handler not supported for OS type '"
                + (windows ? "Windows" : "Linux")
                + "'. VMExtension '"
                + extension.name()
                + "' with handler '"
                + Definitions.handlerType(extension)
                + "' already added or specified in input.");
      }
    }
  }

  private static void checkSequence(Collection<Extension> extensions) {
    Map<String, Set<String>> open = new HashMap<>();
    Set<String> names = new HashSet<>();
    extensions.forEach(extension -> names.add(lower(extension.name())));
    for (Extension extension : extensions) {
      for (String predecessor : Definitions.predecessors(extension)) {
        if (!names.contains(lower(predecessor))) {
          throw Refusals.invalid(
              "provisionAfterExtensions",
              "VMExtension '"
                  + extension.name()
                  + "' has to be provisioned after '"
                  + predecessor
                  + "', which does not exist.");
        }
      }
      open.put(
          lower(extension.name()),
          Definitions.predecessors(extension).stream()
              .map(ExtensionRules::lower)
              .collect(Collectors.toCollection(HashSet::new)));
    }
    checkNoCircle(open);
  }

  private static void checkNoCircle(Map<String, Set<String>> open) {
    while (!open.isEmpty()) {
      List<String> free =
          open.keySet().stream()
              .filter(name -> open.getOrDefault(name, Set.of()).isEmpty())
              .toList();
      if (free.isEmpty()) {
        throw Refusals.invalid(
            "provisionAfterExtensions",
            "The extensions "
                + String.join(", ", open.keySet())
                + " have to be provisioned after one another in a circle.");
      }
      free.forEach(open::remove);
      open.values().forEach(predecessors -> predecessors.removeAll(free));
    }
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
