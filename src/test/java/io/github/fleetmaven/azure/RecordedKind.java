package io.github.fleetmaven.azure;

import io.github.fleetmaven.azure.RecordedTraffic.Recorded;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a recorded answer of the compute service is to the adapter. Each is of exactly one kind; all
 * but {@link #NEVER_ASKED} are fed to it.
 */
enum RecordedKind {
  /** The model of a scale set. */
  MODEL("GET", 200, "virtualmachinescalesets/[^/]+"),
  /** A list of models: each of its items is one. */
  MODELS("GET", 200, "virtualmachinescalesets"),
  /** A page of instances. */
  INSTANCES("GET", 200, "virtualmachinescalesets/[^/]+/virtualmachines"),
  /** A single instance: an item of such a page. */
  INSTANCE("GET", 200, "virtualmachinescalesets/[^/]+/virtualmachines/[^/]+"),
  /** The view of an instance: what the items of a page have in them. */
  INSTANCE_VIEW("GET", 200, "virtualmachinescalesets/[^/]+/virtualmachines/[^/]+/instanceview"),
  /** A virtual machine, with or without its view. */
  MACHINE("GET", 200, "virtualmachines/[^/]+"),
  /** An extension of a machine: what is asked at the end of a write without a place to poll. */
  EXTENSION("GET", 200, "virtualmachines/[^/]+/extensions/[^/]+"),
  /** The last rolling upgrade of a set. */
  ROLLING_UPGRADE("GET", 200, "virtualmachinescalesets/[^/]+/rollingupgrades/latest"),
  /** The state of an operation, at either of its addresses. */
  POLL("GET", 200, "locations/[^/]+/[a-z]*operations/[^/]+"),
  /** A write that was accepted: it has a resource in it. */
  WRITE("PUT|PATCH", 2, ".*"),
  /** An action or deletion that was accepted. */
  ACTION("POST|DELETE", 202, ".*"),
  /** An action that was over at once. */
  DONE("POST", 200, ".*"),
  /** A refusal. */
  REFUSAL("GET|PUT|PATCH|POST|DELETE", 4, ".*"),
  /** The adapter sends no such request. */
  NEVER_ASKED(
      "GET",
      200,
      "locations/[^/]+/publishers.*|galleries.*|images/[^/]+|diskencryptionsets/[^/]+"
          + "|proximityplacementgroups/[^/]+|.*/runcommands(/[^/]+)?|.*/networkinterfaces"
          + "|virtualmachinescalesets/[^/]+/(skus|osupgradehistory|instanceview)"
          + "|virtualmachinescalesets/[^/]+/extensions/[^/]+|");

  private static final int CLASS = 100;

  private final Pattern method;
  private final int status;
  private final Pattern path;

  RecordedKind(String method, int status, String path) {
    this.method = Pattern.compile(method);
    this.status = status;
    this.path = Pattern.compile(path);
  }

  /** Returns the kinds of an answer: one, if all is well. */
  static List<RecordedKind> of(Recorded recorded) {
    return List.of(values()).stream().filter(kind -> kind.is(recorded)).toList();
  }

  private boolean is(Recorded recorded) {
    boolean sameStatus =
        status < CLASS ? recorded.status() / CLASS == status : recorded.status() == status;
    String below =
        recorded
            .path()
            .toLowerCase(Locale.ROOT)
            .replaceFirst(".*/providers/microsoft\\.compute/?", "");
    return sameStatus
        && method.matcher(recorded.method()).matches()
        && path.matcher(below).matches();
  }
}
