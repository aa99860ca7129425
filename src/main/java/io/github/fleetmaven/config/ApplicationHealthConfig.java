package io.github.fleetmaven.config;

import java.util.Optional;

/** A probe that tells Azure how the application on an instance is. */
record ApplicationHealthConfig(
    Place place,
    CommonConfig common,
    @Element("What is asked; needed unless the extension is absent.") Optional<Protocol> protocol,
    @Element(
            value = "The port; `tcp` needs one.",
            min = 1,
            max = 65535,
            defaultsTo = "the protocol's own")
        Optional<Integer> port,
    @Element("The path; `http` and `https` need one, `tcp` has none.") Optional<String> requestPath,
    @Element(value = "Seconds between two probes.", min = 5, max = 60, defaultsTo = "Azure's: 5")
        Optional<Integer> intervalInSeconds,
    @Element(
            value = "How many equal answers make a state; times the interval at most 240 seconds.",
            min = 1,
            max = 24,
            defaultsTo = "Azure's: 1")
        Optional<Integer> numberOfProbes,
    @Element(
            value = "Seconds that an instance may take to start; needs version 2.0.",
            min = 5,
            max = 14400,
            defaultsTo = "Azure's: interval times probes")
        Optional<Integer> gracePeriod)
    implements ExtensionConfig {

  /** The element's name. */
  static final String ELEMENT = "applicationHealth";

  @Override
  public String element() {
    return ELEMENT;
  }

  /** What a probe asks. */
  enum Protocol {
    HTTP("http"),
    HTTPS("https"),
    TCP("tcp");

    private final String pomName;

    Protocol(String pomName) {
      this.pomName = pomName;
    }

    String pomName() {
      return pomName;
    }
  }
}
