package io.github.fleetmaven.simulator.throttle;

import io.github.fleetmaven.simulator.scenario.AzureRates;
import io.github.fleetmaven.simulator.scenario.Rate;
import io.github.fleetmaven.simulator.scenario.Scenario;
import io.github.fleetmaven.simulator.scenario.Throttling;
import io.github.fleetmaven.simulator.scenario.Timing;
import io.github.fleetmaven.simulator.store.Store;
import io.github.fleetmaven.simulator.throttle.Policy.Machines;
import io.github.fleetmaven.simulator.throttle.Policy.Scope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Takes requests as long as there are tokens for them, and says how many are left. All regions and
 * all clients count together; a request that isn't taken costs nothing. Not safe for use by several
 * threads: the simulator's lock guards it.
 */
public final class Throttle {

  private static final String OF_MANAGER = "x-ms-ratelimit-remaining-subscription-";
  private static final String OF_COMPUTE = "x-ms-ratelimit-remaining-resource";

  private final Throttling throttling;
  private final Buckets buckets;
  private final Touched touched;
  private final Refusing refusing;

  /**
   * @param store where the tokens are kept
   */
  public Throttle(Scenario scenario, Store store) {
    Timing timing = scenario.timing();
    this.throttling = scenario.throttling();
    this.buckets = new Buckets(store, timing);
    this.touched = new Touched(store, scenario.pageSize());
    this.refusing = new Refusing(buckets, timing);
  }

  /**
   * Judges a request, and charges it when it's taken.
   *
   * @param path its path
   */
  public Verdict judge(String method, String path, byte[] body, Instant now) {
    if (!throttling.on()) {
      return Verdict.NONE;
    }
    Address address = Address.of(path);
    return address
        .subscription()
        .map(subscription -> judge(method, address, subscription, body, now))
        .orElse(Verdict.NONE);
  }

  private Verdict judge(
      String method, Address address, String subscription, byte[] body, Instant now) {
    Optional<Policy> policy =
        address.below().isEmpty() ? Optional.empty() : Policies.of(method, address.below());
    int machines =
        policy.map(found -> touched.by(method, address, body, found.machines())).orElse(0);
    List<Charge> manager = manager(method, subscription);
    List<Charge> compute =
        policy.map(found -> compute(found, address, subscription, machines)).orElse(List.of());
    List<Charge> all = new ArrayList<>(manager);
    all.addAll(compute);
    Optional<Charge> missing = all.stream().filter(charge -> !affordable(charge, now)).findFirst();
    if (missing.isEmpty()) {
      all.forEach(charge -> buckets.take(charge.bucket(), rate(charge), tokens(charge), now));
    }
    Map<String, String> headers = new LinkedHashMap<>();
    manager.forEach(charge -> headers.put(OF_MANAGER + charge.limit(), left(charge, now)));
    policy.ifPresent(found -> headers.putAll(ofCompute(found, compute, machines, now)));
    return new Verdict(
        headers, missing.map(charge -> refusing.of(charge, rate(charge), tokens(charge), now)));
  }

  private static List<Charge> manager(String method, String subscription) {
    String limit =
        switch (method) {
          case "GET", "HEAD" -> "reads";
          case "DELETE" -> "deletes";
          default -> "writes";
        };
    return List.of(
        new Charge("global-" + limit, subscription, 1), new Charge(limit, subscription, 1));
  }

  private static List<Charge> compute(
      Policy policy, Address address, String subscription, int machines) {
    Charge ofSubscription = new Charge(policy.limit() + AzureRates.SUBSCRIPTION, subscription, 1);
    List<Charge> charges = new ArrayList<>();
    charges.add(ofSubscription);
    if (policy.scope() != Scope.SUBSCRIPTION) {
      int place = policy.scope() == Scope.RESOURCE_AND_SUBSCRIPTION ? 0 : 1;
      String limit = policy.limit() + AzureRates.RESOURCE;
      charges.add(place, new Charge(limit, address.resource(), 1));
    }
    if (policy.machines() == Machines.VIEWS || policy.machines() == Machines.REQUESTS) {
      String limit =
          policy.machines() == Machines.VIEWS ? "VMScaleSetVMViews" : "VMScaleSetBatchedVMRequests";
      charges.add(new Charge(limit + AzureRates.SUBSCRIPTION, subscription, machines));
    }
    return charges;
  }

  private Map<String, String> ofCompute(
      Policy policy, List<Charge> charges, int machines, Instant now) {
    Map<String, String> headers = new LinkedHashMap<>();
    String left =
        charges.stream()
            .map(charge -> "Microsoft.Compute/" + charge.limit() + ";" + left(charge, now))
            .collect(Collectors.joining(","));
    boolean acts = policy.machines() == Machines.REQUESTS || policy.machines() == Machines.LATER;
    headers.put(OF_COMPUTE, acts ? left + ",Microsoft.Compute/VmssQueuedVMOperations;0" : left);
    if (acts || machines > 0) {
      headers.put("x-ms-request-charge", Integer.toString(machines));
    }
    return headers;
  }

  private boolean affordable(Charge charge, Instant now) {
    return buckets.left(charge.bucket(), rate(charge), now) >= tokens(charge);
  }

  private String left(Charge charge, Instant now) {
    return Integer.toString(buckets.left(charge.bucket(), rate(charge), now));
  }

  /** What touches more machines than the bucket holds takes a full one: else it never could. */
  private int tokens(Charge charge) {
    return Math.min(charge.tokens(), rate(charge).capacity());
  }

  private Rate rate(Charge charge) {
    Rate rate = throttling.rates().get(charge.limit());
    if (rate == null) {
      throw new IllegalStateException("there is no limit " + charge.limit());
    }
    return rate;
  }
}
