package io.github.fleetmaven.simulator.service;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.fleetmaven.simulator.store.Extension;
import io.github.fleetmaven.simulator.store.Model;
import java.util.Locale;

/** Where Azure learns the health of an instance from. Stateless. */
public final class HealthSource {

  private HealthSource() {}

  /** Tells whether an extension reports the health of the application. */
  public static boolean is(Extension extension) {
    return Definitions.handlerType(extension)
        .toLowerCase(Locale.ROOT)
        .startsWith("microsoft.managedservices.applicationhealth");
  }

  /** Tells whether the instances of a model have one: the extension, or a load balancer's probe. */
  static boolean in(Model model) {
    JsonNode probe = model.profile().path("networkProfile").path("healthProbe");
    return !probe.path("id").asText("").isEmpty()
        || ExtensionLists.entries(model).stream().anyMatch(HealthSource::is);
  }
}
