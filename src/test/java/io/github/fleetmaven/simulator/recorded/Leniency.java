package io.github.fleetmaven.simulator.recorded;

/** What the simulator may say beyond a recording, each with its reason. */
final class Leniency {

  private static final String ETAGS_SINCE = "2024-07-01";

  /** The simulator speaks one version; older ones lacked what was added since. */
  boolean allowsMore(RecordedCall call, String place) {
    if (place.endsWith(".etag")) {
      return !hasEtags(call);
    }
    return place.endsWith(".timeCreated") && call.apiVersion().compareTo("2021-11-01") < 0;
  }

  /** Tells whether the service gave etags in a call's version. */
  static boolean hasEtags(RecordedCall call) {
    return call.apiVersion().compareTo(ETAGS_SINCE) >= 0;
  }
}
