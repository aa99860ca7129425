package io.github.fleetmaven.azure;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The groups in which Azure counts requests to its compute service. Each has a budget for every
 * resource, and one for the whole subscription, that fill up by so many a minute. What belongs to
 * which was read off the rate-limit headers of recorded answers.
 */
enum OperationGroup {
  /** A scale set's model, its extensions, its rolling upgrade. */
  GET_SCALE_SET(12, 800),
  /** Lists, and the instance view of a set. */
  HIGH_COST_GET_SCALE_SET(10, 360),
  /** One instance. */
  GET_INSTANCE(12, 800),
  /** Writes of models and extensions, {@code manualupgrade}, cancelling and the like. */
  SCALE_SET_ACTIONS(4, 500),
  /** One virtual machine. */
  GET_MACHINE(12, 8000),
  /** Lists of virtual machines. */
  LIST_MACHINES(12, 300),
  /** Writes of a machine and of its extensions. */
  UPDATE_MACHINE(4, 500),
  /** Polls. */
  GET_OPERATION(15, 5000),
  /** What isn't known: as slow as the slowest. */
  OTHER(4, 300);

  private static final Pattern COMPUTE =
      Pattern.compile("(.*/providers/microsoft\\.compute/([^/]+))(/[^/]+)?(/.*)?");
  private static final Pattern LISTS = Pattern.compile("/virtualmachines|/instanceview");

  private final Duration perResource;
  private final Duration perSubscription;

  OperationGroup(int resourceRefill, int subscriptionRefill) {
    this.perResource = Duration.ofMinutes(1).dividedBy(resourceRefill);
    this.perSubscription = Duration.ofMinutes(1).dividedBy(subscriptionRefill);
  }

  /** Returns how long it takes until a resource may have one request more. */
  Duration perResource() {
    return perResource;
  }

  /** Returns how long it takes until a subscription may have one request more. */
  Duration perSubscription() {
    return perSubscription;
  }

  /** Returns the group that a call is counted in. */
  static OperationGroup of(Call call) {
    Matcher path = match(call);
    if (!path.matches()) {
      return OTHER;
    }
    boolean list = path.group(3) == null;
    String below = path.group(4) == null ? "" : path.group(4);
    return switch (path.group(2)) {
      case "virtualmachinescalesets" -> call.isWrite() ? SCALE_SET_ACTIONS : readOfSet(list, below);
      case "virtualmachines" ->
          call.isWrite() ? UPDATE_MACHINE : list ? LIST_MACHINES : GET_MACHINE;
      case "locations" -> GET_OPERATION;
      default -> OTHER;
    };
  }

  /** Returns the scale set, machine or place that a call is counted for. */
  static String resource(Call call) {
    Matcher path = match(call);
    if (!path.matches()) {
      return call.url().getRawPath();
    }
    return path.group(3) == null ? path.group(1) : path.group(1) + path.group(3);
  }

  private static OperationGroup readOfSet(boolean list, String below) {
    if (list || LISTS.matcher(below).matches()) {
      return HIGH_COST_GET_SCALE_SET;
    }
    return below.startsWith("/virtualmachines/") ? GET_INSTANCE : GET_SCALE_SET;
  }

  private static Matcher match(Call call) {
    return COMPUTE.matcher(call.url().getRawPath().toLowerCase(Locale.ROOT));
  }
}
