package io.github.fleetmaven.config;

import java.util.Optional;

/** Any extension, by publisher and type. */
record AnyExtensionConfig(
    Place place,
    CommonConfig common,
    @Element("Who publishes the handler, as `Microsoft.Azure.Extensions`.")
        Optional<String> publisher,
    @Element("The handler's type, as `CustomScript`.") Optional<String> type,
    SettingsConfig settings)
    implements ExtensionConfig {
  /** The element's name. */
  static final String ELEMENT = "extension";

  @Override
  public String element() {
    return ELEMENT;
  }
}
