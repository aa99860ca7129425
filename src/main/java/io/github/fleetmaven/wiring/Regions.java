package io.github.fleetmaven.wiring;

import io.github.fleetmaven.alibaba.AlibabaCredentials;
import io.github.fleetmaven.alibaba.AlibabaEcs;
import io.github.fleetmaven.alibaba.AlibabaOptions;
import io.github.fleetmaven.cloud.EcsCloud;
import io.github.fleetmaven.cloud.RequestCount;
import io.github.fleetmaven.cloud.WaitListener;
import io.github.fleetmaven.config.AlibabaSettings;
import io.github.fleetmaven.diag.Diagnostic;
import io.github.fleetmaven.diag.FleetException;
import io.github.fleetmaven.engine.EcsRegions;
import io.github.fleetmaven.engine.MaskingEcs;
import io.github.fleetmaven.model.Sensitive;
import io.github.fleetmaven.secret.Masker;
import io.github.fleetmaven.secret.ServerCredentials;
import io.github.fleetmaven.simulator.Simulator;
import io.github.fleetmaven.simulator.SimulatorServer;
import io.github.fleetmaven.time.Time;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Opens the regions of Alibaba Cloud ECS that a run asks for. In a rehearsal the simulator answers
 * in their stead: the vendor's SDK has an HTTP client of its own, so that it is served on 127.0.0.1
 * for as long as this is open. Safe for use by several threads.
 */
final class Regions implements EcsRegions, AutoCloseable {

  private final RunSettings settings;
  private final Optional<Simulator> simulator;
  private final Masker masker;
  private final WaitListener waits;
  private final Time time;
  private final Map<String, EcsCloud> regions = new TreeMap<>();
  private @Nullable SimulatorServer server;

  /**
   * Opens nothing yet.
   *
   * @param simulator what answers in place of the network, in a rehearsal
   * @param waits hears of waits for a busy service
   * @param time by which it is waited for
   */
  Regions(
      RunSettings settings,
      Optional<Simulator> simulator,
      Masker masker,
      WaitListener waits,
      Time time) {
    this.settings = settings;
    this.simulator = simulator;
    this.masker = masker;
    this.waits = waits;
    this.time = time;
  }

  @Override
  public synchronized EcsCloud region(String id) {
    return regions.computeIfAbsent(id, this::open);
  }

  /** Returns what all regions were asked so far. */
  synchronized RequestCount requests() {
    return regions.values().stream()
        .map(EcsCloud::requests)
        .reduce(new RequestCount(0, 0), RequestCount::plus);
  }

  @Override
  public synchronized void close() {
    if (server != null) {
      server.close();
      server = null;
    }
    regions.clear();
  }

  private EcsCloud open(String id) {
    AlibabaSettings alibaba = settings.alibaba();
    AlibabaOptions options =
        simulator
            .map(s -> new AlibabaOptions(id, Optional.of(served(s)), nobody(), waits))
            .orElseGet(() -> new AlibabaOptions(id, alibaba.endpoint(), credentials(), waits));
    return new MaskingEcs(AlibabaEcs.open(options, time), masker);
  }

  private String served(Simulator rehearsed) {
    if (server == null) {
      server = SimulatorServer.start(rehearsed, 0);
    }
    return server.uri().toString();
  }

  private static AlibabaCredentials nobody() {
    return new AlibabaCredentials.None();
  }

  private AlibabaCredentials credentials() {
    return switch (settings.alibaba().authType()) {
      case AUTO -> new AlibabaCredentials.Auto();
      case ENVIRONMENT -> named(AlibabaCredentials.Source.ENVIRONMENT);
      case CLI_PROFILE -> named(AlibabaCredentials.Source.CLI_PROFILE);
      case ECS_RAM_ROLE -> named(AlibabaCredentials.Source.ECS_RAM_ROLE);
      case OIDC_ROLE -> named(AlibabaCredentials.Source.OIDC_ROLE);
      case SERVER -> accessKey();
    };
  }

  private static AlibabaCredentials named(AlibabaCredentials.Source source) {
    return new AlibabaCredentials.Named(source);
  }

  /** The user name of the server is the id of an access key, its password the key's secret. */
  private AlibabaCredentials accessKey() {
    String id = settings.alibaba().serverId().orElse("");
    ServerCredentials server =
        settings.servers().apply(id).orElseThrow(() -> missing(id, "there is no such server"));
    String secret =
        server.password().orElseThrow(() -> missing(id, "it has no <password>, the key's secret"));
    masker.remember(secret);
    return new AlibabaCredentials.AccessKey(
        server.username().orElseThrow(() -> missing(id, "it has no <username>, the key's id")),
        new Sensitive<>(secret),
        Optional.empty());
  }

  private static FleetException missing(String id, String what) {
    return new FleetException(
        "the access key of Alibaba Cloud can't be used",
        List.of(
            Diagnostic.error(
                "settings.xml, server <" + id + ">",
                what,
                "see docs/alibaba.md for how to sign in")));
  }
}
