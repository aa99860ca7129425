import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;

/** Sends a file to a resource as a PATCH, as somebody would who isn't this plugin. */
final class Patch {

  private Patch() {}

  public static void main(String[] arguments) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(arguments[0] + "?api-version=2025-04-01"))
            .method("PATCH", HttpRequest.BodyPublishers.ofFile(Path.of(arguments[1])))
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer none")
            .build();
    HttpResponse<String> response =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    System.out.println("PATCH answered " + response.statusCode());
    if (response.statusCode() >= 300) {
      throw new IllegalStateException(response.body());
    }
  }
}
