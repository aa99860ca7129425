package io.github.fleetmaven.azure;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

/**
 * The service by which an Azure machine learns of itself. Off Azure the SDK would try it for a
 * minute; whether it is there is told by one connection.
 */
final class MetadataService {

  /** Where it answers on every Azure machine. */
  static final String ADDRESS = "169.254.169.254";

  private static final int PORT = 80;
  private static final int TIMEOUT_MILLIS = 1_000;

  private MetadataService() {}

  /** Tells whether it answers; takes a second at most. */
  static boolean answers() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(ADDRESS, PORT), TIMEOUT_MILLIS);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
