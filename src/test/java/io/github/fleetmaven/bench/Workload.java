package io.github.fleetmaven.bench;

import io.github.fleetmaven.engine.Pom;
import io.github.fleetmaven.engine.Scene;
import io.github.fleetmaven.model.Amount;
import io.github.fleetmaven.model.DesiredTarget;
import io.github.fleetmaven.model.RolloutPolicy;
import java.time.Duration;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What is rolled out: a new extension, to so many scale sets of so many instances each, update
 * domain by update domain, as a pom gets it that says nothing of its rollout. All sets are rolled
 * out side by side.
 *
 * @param sets how many scale sets
 * @param instances how many instances each has; a multiple of {@link #DOMAINS}
 * @param update how long it takes to bring an instance to the model, its handlers included
 * @param pageSize how many instances a page of a list holds
 * @param batch how many instances a batch takes, a share of each set or a number
 */
record Workload(int sets, int instances, Duration update, int pageSize, Amount batch) {

  static final int DOMAINS = 5;
  static final int AZURE_PAGE = 100;

  /** How long the simulator takes over a write of a model: its default. */
  static final Duration MODEL_WRITE = Duration.ofSeconds(1);

  /** As long as the simulator takes by default. */
  static final Duration UPDATE = Duration.ofSeconds(90);

  static Workload of(int sets, int instances) {
    return new Workload(sets, instances, UPDATE, AZURE_PAGE, RolloutPolicy.DEFAULT.batchSize());
  }

  Workload withUpdate(Duration longer) {
    return new Workload(sets, instances, longer, pageSize, batch);
  }

  Workload withPageSize(int smaller) {
    return new Workload(sets, instances, update, smaller, batch);
  }

  Workload withBatch(int count) {
    return new Workload(sets, instances, update, pageSize, new Amount.Count(count));
  }

  int fleet() {
    return sets * instances;
  }

  /** A batch never spans two domains. */
  int batchesPerSet() {
    int domain = instances / DOMAINS;
    return DOMAINS * ceil(domain, Math.min(domain, batchSize()));
  }

  private int batchSize() {
    return batch instanceof Amount.Percent share
        ? Math.max(1, share.percent() * instances / 100)
        : ((Amount.Count) batch).instances();
  }

  int pages() {
    return ceil(instances, pageSize);
  }

  /**
   * Returns what the cloud itself takes: one write of the model, then batch after batch, each as
   * long as one instance takes. The sets need not wait for each other.
   */
  Duration criticalPath() {
    return MODEL_WRITE.plus(update.multipliedBy(batchesPerSet()));
  }

  Scene scene() {
    return Scene.of(
            names()
                .map(name -> Scene.set(name, instances).updateDomains(DOMAINS).health())
                .toArray(Scene.SetOf[]::new))
        .pageSize(pageSize)
        .timing("{\"modelUpdate\": \"%s\", \"upgrade\": \"%s\"}".formatted(MODEL_WRITE, update));
  }

  DesiredTarget[] declared() {
    RolloutPolicy policy = policy();
    return names().map(name -> Pom.set(name, policy, Pom.ext("app"))).toArray(DesiredTarget[]::new);
  }

  private RolloutPolicy policy() {
    RolloutPolicy usual = RolloutPolicy.DEFAULT;
    return new RolloutPolicy(
        usual.order(),
        batch,
        usual.firstBatch(),
        batch,
        usual.pauseBetweenBatches(),
        usual.operationTimeout(),
        usual.healthTimeout(),
        usual.maxFailedInstances());
  }

  private Stream<String> names() {
    return IntStream.range(0, sets).mapToObj(i -> "set" + i);
  }

  static int ceil(long amount, long unit) {
    return (int) ((amount + unit - 1) / unit);
  }
}
