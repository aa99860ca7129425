package io.github.fleetmaven.plan;

import io.github.fleetmaven.model.Permission;
import io.github.fleetmaven.model.RolloutPolicy;
import io.github.fleetmaven.model.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How a rollout will go, as a plan holds it: whoever reviews a plan reviews that too. Pure; texts
 * are those of the pom.
 */
final class RolloutTerms {

  private RolloutTerms() {}

  static Value.Obj of(RolloutPolicy policy, Set<Permission> allow) {
    Value.Obj terms =
        Value.Obj.EMPTY
            .with(
                "order", Value.of(policy.order().map(RolloutPolicy.Order::pomName).orElse("auto")))
            .with("batchSize", text(policy.batchSize()))
            .with("maxUnavailable", text(policy.maxUnavailable()));
    if (policy.firstBatch().isPresent()) {
      terms = terms.with("firstBatch", text(policy.firstBatch().get()));
    }
    terms =
        terms
            .with("pauseBetweenBatches", text(policy.pauseBetweenBatches()))
            .with("operationTimeout", text(policy.operationTimeout()))
            .with("healthTimeout", text(policy.healthTimeout()))
            .with("maxFailedInstances", text(policy.maxFailedInstances()))
            .with("onFailure", Value.of(policy.onFailure().pomName()));
    return rarely(policy, terms).with("allow", allowed(allow));
  }

  /** What a rollout goes by that Azure drives. */
  static Value.Obj ofAzure(
      RolloutPolicy policy, Value.Obj rollingUpgradePolicy, Set<Permission> allow) {
    return Value.Obj.EMPTY
        .with("strategy", Value.of(RolloutPolicy.Strategy.AZURE.pomName()))
        .with(UpgradePolicyDecision.POLICY, rollingUpgradePolicy)
        .with("operationTimeout", text(policy.operationTimeout()))
        .with("healthTimeout", text(policy.healthTimeout()))
        .with("allow", allowed(allow));
  }

  private static Value allowed(Set<Permission> allow) {
    return Value.ofTexts(allow.stream().map(Permission::pomName).sorted().toList());
  }

  /** What few poms say is shown only where one does. */
  private static Value.Obj rarely(RolloutPolicy policy, Value.Obj terms) {
    Value.Obj all = terms;
    if (!policy.bake().isZero()) {
      all = all.with("bake", text(policy.bake()));
    }
    if (!policy.instances().isAll()) {
      all = all.with("instances", Value.ofTexts(policy.instances().terms()));
    }
    if (policy.onFailure() != RolloutPolicy.OnFailure.STOP) {
      all = all.with("onFailure", Value.of(policy.onFailure().pomName()));
    }
    return policy.suspendRepairs() ? all.with("suspendRepairs", Value.of(true)) : all;
  }

  static Set<Permission> allowed(Value.Obj terms) {
    List<Value> words = terms.items("allow");
    return Arrays.stream(Permission.values())
        .filter(p -> words.contains(Value.of(p.pomName())))
        .collect(Collectors.toSet());
  }

  private static Value text(Object value) {
    return Value.of(value.toString());
  }
}
