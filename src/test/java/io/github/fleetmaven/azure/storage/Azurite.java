package io.github.fleetmaven.azure.storage;

import com.azure.core.http.HttpMethod;
import com.azure.core.http.policy.AddDatePolicy;
import com.azure.storage.common.StorageSharedKeyCredential;
import com.azure.storage.common.policy.StorageSharedKeyCredentialPolicy;
import io.github.fleetmaven.azure.LocalTransport;
import io.github.fleetmaven.azure.RequestCounter;
import io.github.fleetmaven.azure.ServicePipeline;
import io.github.fleetmaven.cloud.WaitListener;
import io.github.fleetmaven.model.ContentPlace;
import io.github.fleetmaven.model.Sensitive;
import io.github.fleetmaven.time.Time;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** An Azurite of this build's own, on a free port of this machine, until it is closed. */
final class Azurite implements AutoCloseable {

  static final String ACCOUNT = "devstoreaccount1";

  /** The key that every Azurite has, as its documentation prints it. */
  static final Sensitive<String> KEY =
      new Sensitive<>(
          "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==");

  private static final Path HOME = Path.of("target", "azurite");
  private static final int TRIES = 200;

  private final Process process;
  private final String endpoint;

  private Azurite(Process process, String endpoint) {
    this.process = process;
    this.endpoint = endpoint;
  }

  static Azurite start() throws Exception {
    return start("http", List.of());
  }

  /**
   * @param keyStore a PKCS #12 file with its certificate
   */
  static Azurite startWithTls(Path keyStore, String password) throws Exception {
    return start(
        "https", List.of("--oauth", "basic", "--cert", keyStore.toString(), "--pwd", password));
  }

  private static Azurite start(String scheme, List<String> more) throws Exception {
    int port = freePort();
    Path data = Files.createTempDirectory(Files.createDirectories(HOME.resolve("data")), "run");
    List<String> command = new ArrayList<>();
    command.add("node");
    command.add(HOME.resolve("node_modules/azurite/dist/src/blob/main.js").toString());
    command.addAll(
        List.of("--blobHost", "127.0.0.1", "--blobPort", Integer.toString(port), "--silent"));
    command.addAll(
        List.of("--skipApiVersionCheck", "--disableTelemetry", "--location", data.toString()));
    command.addAll(more);
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(data.resolve("azurite.log").toFile())
            .start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    await(process, port, data);
    return new Azurite(process, scheme + "://127.0.0.1:" + port + "/" + ACCOUNT);
  }

  String endpoint() {
    return endpoint;
  }

  /** Makes a container; unlike a simulator it needs one. */
  void create(ContentPlace.AzureStorage place, LocalTransport wire) {
    var pipeline =
        ServicePipeline.of(
            Optional.of(wire),
            true,
            List.of(
                new AddDatePolicy(),
                new StorageSharedKeyCredentialPolicy(
                    new StorageSharedKeyCredential(ACCOUNT, KEY.reveal()))),
            new RequestCounter(),
            Time.system(),
            WaitListener.NONE);
    new BlobService(place, new BlobEndpoint(URI.create(place.endpoint()), false), pipeline)
        .accepted(
            BlobCall.of(
                BlobCall.Scope.CONTAINER,
                "create the container",
                HttpMethod.PUT,
                Map.of("restype", "container")));
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(5, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void await(Process process, int port, Path data) throws Exception {
    for (int i = 0; i < TRIES; i++) {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
        return;
      } catch (IOException notYet) {
        if (process.waitFor(100, TimeUnit.MILLISECONDS)) {
          break;
        }
      }
    }
    process.destroyForcibly();
    throw new IllegalStateException(
        "Azurite didn't start: " + Files.readString(data.resolve("azurite.log")));
  }
}
