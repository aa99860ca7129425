package io.github.fleetmaven.simulator;

import io.github.fleetmaven.simulator.api.Answer;
import io.github.fleetmaven.simulator.api.Api;
import io.github.fleetmaven.simulator.api.BlobApi;
import io.github.fleetmaven.simulator.api.Call;
import io.github.fleetmaven.simulator.api.DirectoryApi;
import io.github.fleetmaven.simulator.api.FileApi;
import io.github.fleetmaven.simulator.api.Front;
import io.github.fleetmaven.simulator.blob.BlobName;
import io.github.fleetmaven.simulator.ecs.api.EcsFront;
import io.github.fleetmaven.simulator.ecs.service.EcsServices;
import io.github.fleetmaven.simulator.scenario.Fault;
import io.github.fleetmaven.simulator.scenario.Response;
import io.github.fleetmaven.simulator.scenario.Scenario;
import io.github.fleetmaven.simulator.service.Services;
import io.github.fleetmaven.simulator.service.Simulation;
import io.github.fleetmaven.simulator.store.Journal;
import io.github.fleetmaven.time.Time;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A simulated Azure Resource Manager for compute, and the storage accounts that its machines read;
 * and beside it Alibaba Cloud ECS.
 *
 * <p>It has no thread of its own: each request first lets everything happen that has become due. It
 * may be used by several threads; requests are answered one after the other.
 */
public final class Simulator {

  private static final String JOURNAL_PATH = "/_simulator/journal";
  private static final int OK = 200;

  private final Object lock = new Object();
  private final Time time;
  private final Persistence persistence;
  private final Simulation simulation;
  private final Services services;
  private final List<Front> fronts;
  private final BlobApi blobApi;
  private final FileApi files;
  private final List<Witness> witnesses;

  private Simulator(
      Time time,
      Persistence persistence,
      Simulation simulation,
      Services services,
      EcsServices ecs) {
    this.time = time;
    this.persistence = persistence;
    this.simulation = simulation;
    this.services = services;
    this.blobApi = new BlobApi(simulation);
    this.files = new FileApi(simulation);
    // The first that serves a call answers it.
    // Clients of ECS sign by the clock of the machine, also where a test drives the time here.
    this.fronts =
        List.of(
            blobApi,
            new EcsFront(ecs, Time.system()),
            new DirectoryApi(simulation),
            new Api(services));
    this.witnesses =
        ServiceLoader.load(Witness.class, Witness.class.getClassLoader()).stream()
            .map(ServiceLoader.Provider::get)
            .toList();
  }

  /**
   * Opens a simulator: where its state file ended, or at the start of its scenario.
   *
   * @throws io.github.fleetmaven.simulator.scenario.ScenarioException when the scenario is wrong,
   *     or isn't the one that the state began from
   */
  public static Simulator open(SimulatorOptions options) {
    Persistence persistence = Persistence.open(options);
    Scenario scenario = persistence.scenario();
    Journal journal = persistence.journal();
    Simulation simulation =
        new Simulation(
            persistence.store(), scenario, journal, persistence.blobs(), options.time().now());
    EcsServices ecs = EcsServices.of(simulation);
    Services services = Services.of(simulation, ecs::happen);
    persistence.begin(services, ecs);
    return new Simulator(options.time(), persistence, simulation, services, ecs);
  }

  /**
   * Answers a request.
   *
   * @return the answer; its Retry-After is in simulated seconds
   * @throws ConnectionDroppedException when a fault cuts the connection
   */
  public SimulatorResponse handle(SimulatorRequest request) throws ConnectionDroppedException {
    Call call = Requests.call(request);
    if (call.path().equals(JOURNAL_PATH)) {
      return new SimulatorResponse(
          OK, Map.of("Content-Type", List.of("application/jsonl; charset=utf-8")), journalText());
    }
    Front front = fronts.stream().filter(each -> each.serves(call)).findFirst().orElseThrow();
    return handle(
        request,
        front.named(call),
        new Service(() -> front.answer(call), response -> front.faulty(response, call)));
  }

  /**
   * Answers a request to a server of plain files, such as a raw repository, whatever its address:
   * PUT keeps a file, GET, HEAD and DELETE do what they say. Nobody has to sign in.
   *
   * @throws ConnectionDroppedException when a fault cuts the connection
   */
  public SimulatorResponse handleFile(SimulatorRequest request) throws ConnectionDroppedException {
    BlobName name = Requests.file(request);
    Call call = Requests.call(request).withPath("/_files/" + name.account() + "/" + name.name());
    return handle(
        request,
        call,
        new Service(() -> files.answer(name, call), response -> blobApi.faulty(response, call)));
  }

  /** What answers a call, and how a fault answers in its place. */
  private record Service(Supplier<Answer> answer, Function<Response, Answer> faulty) {}

  private SimulatorResponse handle(SimulatorRequest request, Call call, Service service)
      throws ConnectionDroppedException {
    Outcome outcome;
    synchronized (lock) {
      outcome = persistence.alone(() -> answer(call, service));
    }
    pause(outcome.delay());
    if (outcome.answer() == null) {
      throw new ConnectionDroppedException("a fault of the scenario cut the connection");
    }
    SimulatorResponse response = response(outcome.answer());
    witnesses.forEach(witness -> witness.saw(request, response, outcome.staged()));
    return response;
  }

  /** Returns what simulated durations are divided by. */
  public double timeScale() {
    return simulation.timing().timeScale();
  }

  /** Returns the lines of the journal, each a JSON object. */
  public List<String> journal() {
    synchronized (lock) {
      return persistence.journal().lines();
    }
  }

  private byte[] journalText() {
    synchronized (lock) {
      return persistence.journal().text();
    }
  }

  private record Outcome(@Nullable Answer answer, Duration delay, boolean staged) {}

  private Outcome answer(Call call, Service service) {
    services.scheduler().settle(time.now());
    Optional<Fault.OfRequest> fault = simulation.faults().ofRequest(call.method(), call.path());
    Outcome outcome =
        fault.map(found -> faulty(found, service)).orElseGet(() -> plain(service.answer().get()));
    Answer answer = outcome.answer();
    simulation.noteRequest(
        Requests.label(call), answer == null ? "dropped" : Integer.toString(answer.status()));
    persistence.save();
    return outcome;
  }

  private Outcome faulty(Fault.OfRequest fault, Service service) {
    Duration delay = simulation.timing().real(fault.delay());
    if (fault.drop().filter(drop -> drop == Fault.Drop.BEFORE_EFFECT).isPresent()) {
      return new Outcome(null, delay, true);
    }
    if (fault.respond().isPresent()) {
      return new Outcome(service.faulty().apply(fault.respond().get()), delay, true);
    }
    Answer answer = service.answer().get();
    if (fault.drop().isPresent()) {
      return new Outcome(null, delay, true);
    }
    return new Outcome(
        fault.withoutOperation()
            ? answer.without("Azure-AsyncOperation").without("Location")
            : answer,
        delay,
        false);
  }

  private static Outcome plain(Answer answer) {
    return new Outcome(answer, Duration.ZERO, false);
  }

  private void pause(Duration delay) throws ConnectionDroppedException {
    if (delay.isZero()) {
      return;
    }
    try {
      time.sleep(delay);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ConnectionDroppedException("interrupted while the answer was delayed");
    }
  }

  private static SimulatorResponse response(Answer answer) {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    answer.headers().forEach((name, value) -> headers.put(name, List.of(value)));
    return new SimulatorResponse(answer.status(), headers, answer.body());
  }
}
