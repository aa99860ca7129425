package io.github.fleetmaven.simulator;

import io.github.fleetmaven.simulator.api.Answer;
import io.github.fleetmaven.simulator.api.Api;
import io.github.fleetmaven.simulator.api.BlobApi;
import io.github.fleetmaven.simulator.api.Call;
import io.github.fleetmaven.simulator.api.DirectoryApi;
import io.github.fleetmaven.simulator.api.FileApi;
import io.github.fleetmaven.simulator.api.Front;
import io.github.fleetmaven.simulator.api.ThrottledApi;
import io.github.fleetmaven.simulator.blob.BlobName;
import io.github.fleetmaven.simulator.scenario.Scenario;
import io.github.fleetmaven.simulator.service.Services;
import io.github.fleetmaven.simulator.service.Simulation;
import io.github.fleetmaven.simulator.store.Journal;
import io.github.fleetmaven.time.Time;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;

/**
 * A simulated Azure Resource Manager for compute, and the storage accounts that its machines read.
 *
 * <p>It has no thread of its own: each request first lets everything happen that has become due. It
 * may be used by several threads; requests are answered one after the other.
 */
public final class Simulator {

  private static final String JOURNAL_PATH = "/_simulator/journal";
  private static final String FAULTS_PATH = "/_simulator/faults";
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

  private Simulator(Time time, Persistence persistence, Simulation simulation, Services services) {
    this.time = time;
    this.persistence = persistence;
    this.simulation = simulation;
    this.services = services;
    this.blobApi = new BlobApi(simulation);
    this.files = new FileApi(simulation);
    // The first that serves a call answers it.
    this.fronts =
        List.of(
            blobApi, new DirectoryApi(simulation), new ThrottledApi(new Api(services), simulation));
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
    Services services = Services.of(simulation);
    persistence.begin(services);
    return new Simulator(options.time(), persistence, simulation, services);
  }

  /**
   * Answers a request.
   *
   * @return the answer; its Retry-After is in simulated seconds
   * @throws ConnectionDroppedException when a fault cuts the connection
   */
  public SimulatorResponse handle(SimulatorRequest request) throws ConnectionDroppedException {
    return whole(serve(request));
  }

  /**
   * Answers a request of a client that can be sent parts of the body: what the answer's delivery
   * says of that is left to the caller.
   *
   * @throws ConnectionDroppedException when a fault cuts the connection before the answer
   */
  Outcome serve(SimulatorRequest request) throws ConnectionDroppedException {
    Call call = Requests.call(request);
    if (call.path().equals(JOURNAL_PATH)) {
      return lines(journalText());
    }
    if (call.path().equals(FAULTS_PATH)) {
      return lines(faults());
    }
    Front front = fronts.stream().filter(each -> each.serves(call)).findFirst().orElseThrow();
    return serve(
        request,
        call,
        new FaultyService(() -> front.answer(call), response -> front.faulty(response, call)));
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
    return whole(
        serve(
            request,
            call,
            new FaultyService(
                () -> files.answer(name, call), response -> blobApi.faulty(response, call))));
  }

  private Outcome serve(SimulatorRequest request, Call call, FaultyService service)
      throws ConnectionDroppedException {
    Outcome outcome;
    synchronized (lock) {
      outcome = persistence.alone(() -> answer(call, service));
    }
    pause(outcome.delivery().delay());
    if (outcome.answer() != null) {
      SimulatorResponse response = outcome.response();
      witnesses.forEach(witness -> witness.saw(request, response, outcome.staged()));
    }
    return outcome;
  }

  /** Returns an answer when all of it has come. */
  private SimulatorResponse whole(Outcome outcome) throws ConnectionDroppedException {
    SimulatorResponse response = outcome.response();
    pause(outcome.delivery().body());
    if (outcome.delivery().cut()) {
      throw new ConnectionDroppedException("a fault of the scenario cut the connection");
    }
    return response;
  }

  private static Outcome lines(byte[] text) {
    Map<String, String> headers = Map.of("Content-Type", "application/jsonl; charset=utf-8");
    return Outcome.plain(new Answer(OK, headers, text));
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

  /** Returns how often each fault of the scenario has happened, each in a JSON object. */
  private byte[] faults() {
    synchronized (lock) {
      return persistence.alone(() -> FaultCounts.lines(simulation.faults()));
    }
  }

  private Outcome answer(Call call, FaultyService service) {
    services.scheduler().settle(time.now());
    Outcome outcome =
        simulation
            .faults()
            .ofRequest(call.method(), call.path(), Requests.query(call), simulation.now())
            .map(hit -> service.under(hit, services.operations().fates(), simulation.timing()))
            .orElseGet(() -> Outcome.plain(service.answer().get()));
    simulation.noteRequest(Requests.label(call), outcome.status());
    persistence.save();
    return outcome;
  }

  /** Lets true time pass. */
  void pause(Duration duration) throws ConnectionDroppedException {
    if (duration.isZero()) {
      return;
    }
    try {
      time.sleep(duration);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ConnectionDroppedException("interrupted while the answer was delayed");
    }
  }
}
