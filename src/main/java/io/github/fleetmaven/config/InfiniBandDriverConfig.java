package io.github.fleetmaven.config;

/** The InfiniBand driver, for Linux or Windows as the target is. It takes no settings. */
record InfiniBandDriverConfig(Place place, CommonConfig common) implements ExtensionConfig {
  /** The element's name. */
  static final String ELEMENT = "infiniBandDriver";

  @Override
  public String element() {
    return ELEMENT;
  }
}
