package io.github.fleetmaven.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.fleetmaven.cloud.CloudException;
import io.github.fleetmaven.cloud.Command;
import io.github.fleetmaven.cloud.ExtensionWrite;
import io.github.fleetmaven.cloud.OperationStatus.Failed;
import io.github.fleetmaven.json.Json;
import io.github.fleetmaven.model.Sensitive;
import io.github.fleetmaven.model.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CommandsTest {

  private static final String VERSION = "?api-version=2025-04-01";
  private static final String PASSWORD = "hunter2!";

  private final CloudFixture on = new CloudFixture();

  @Test
  void aModelWriteIsAMergeOfExtensionsAndImageUnderItsEtag() throws Exception {
    Value.Obj image = (Value.Obj) Json.parse("{\"version\":\"4.0.20160229\"}");
    on.azure.answer(200, "{}");

    on.cloud.begin(
        new Command.WriteModel(
            CloudFixture.SET,
            Optional.of("\"7\""),
            Optional.of(List.of(app(Optional.empty()), app(Optional.of(secret())))),
            Optional.of(image),
            Optional.empty(),
            Optional.of(Map.of("owner", "me"))));

    LocalTransport.Request request = on.azure.request();
    assertThat(request.method()).isEqualTo("PATCH");
    assertThat(request.url())
        .hasToString("https://management.azure.com" + CloudFixture.SET.path() + VERSION);
    assertThat(request.headers()).containsEntry("If-Match", "\"7\"");
    assertThat(ScriptedTransport.body(request))
        .isEqualTo(
            Json.parse(
                """
                {"properties":{"virtualMachineProfile":{
                  "extensionProfile":{"extensions":[
                    {"name":"app","properties":{"type":"CustomScript","new":[1]}},
                    {"name":"app","properties":{"type":"CustomScript","new":[1],
                      "protectedSettings":{"password":"hunter2!"}}}]},
                  "storageProfile":{"imageReference":{"version":"4.0.20160229"}}}},
                 "tags":{"owner":"me"}}
                """));
  }

  @Test
  void aWriteOfTagsAloneHasNoProfile() throws Exception {
    on.azure.answer(200, "{}");

    on.cloud.begin(
        new Command.WriteModel(
            CloudFixture.SET,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(Map.of("a", "b"))));

    assertThat(ScriptedTransport.body(on.azure.request()))
        .isEqualTo(Json.parse("{\"tags\":{\"a\":\"b\"}}"));
    assertThat(on.azure.request().headers()).doesNotContainKey("If-Match");
  }

  @Test
  void anUnmanagedImageIsNamedByItsUri() throws Exception {
    on.azure.answer(200, "{}");

    on.cloud.begin(
        new Command.WriteModel(
            CloudFixture.SET,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of("https://s.blob.core.windows.net/vhds/i.vhd"),
            Optional.empty()));

    assertThat(ScriptedTransport.body(on.azure.request()))
        .isEqualTo(
            Json.parse(
                "{\"properties\":{\"virtualMachineProfile\":{\"storageProfile\":{\"osDisk\":{\"image\":{\"uri\":\"https://s.blob.core.windows.net/vhds/i.vhd\"}}}}}}"));
  }

  @Test
  void instancesAreUpdatedByTheirIds() throws Exception {
    on.azure.answer(202, Map.of("Location", CloudFixture.LOCATION_URL), "");

    on.cloud.begin(new Command.UpdateInstances(CloudFixture.SET, List.of("5", "6")));

    LocalTransport.Request request = on.azure.request();
    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.url().getPath()).isEqualTo(CloudFixture.SET.path() + "/manualupgrade");
    assertThat(ScriptedTransport.body(request))
        .isEqualTo(Json.parse("{\"instanceIds\":[\"5\",\"6\"]}"));
  }

  @Test
  void anExtensionIsPutWithItsLocation() throws Exception {
    on.azure.answer(201, "{}");

    on.cloud.begin(
        new Command.PutExtension(CloudFixture.MACHINE, "westus", app(Optional.of(secret()))));

    LocalTransport.Request request = on.azure.request();
    assertThat(request.method()).isEqualTo("PUT");
    assertThat(request.url().getPath()).isEqualTo(CloudFixture.MACHINE.path() + "/extensions/app");
    assertThat(ScriptedTransport.body(request))
        .isEqualTo(
            Json.parse(
                "{\"location\":\"westus\",\"properties\":{\"type\":\"CustomScript\",\"new\":[1],\"protectedSettings\":{\"password\":\"hunter2!\"}}}"));
  }

  @Test
  void anExtensionKeepsTheTagsOfItsResource() throws Exception {
    on.azure.answer(201, "{}");

    on.cloud.begin(
        new Command.PutExtension(
            CloudFixture.MACHINE, "westus", Map.of("owner", "web"), app(Optional.empty())));

    assertThat(ScriptedTransport.body(on.azure.request()))
        .isEqualTo(
            Json.parse(
                "{\"location\":\"westus\",\"tags\":{\"owner\":\"web\"},\"properties\":{\"type\":\"CustomScript\",\"new\":[1]}}"));
  }

  @Test
  void anExtensionIsDeletedByItsName() {
    on.azure.answer(204, "");

    on.cloud.begin(new Command.DeleteExtension(CloudFixture.MACHINE, "my app"));

    assertThat(on.azure.request().method()).isEqualTo("DELETE");
    assertThat(on.azure.request().url().getRawPath())
        .isEqualTo(CloudFixture.MACHINE.path() + "/extensions/my%20app");
    assertThat(on.azure.request().body()).isEmpty();
  }

  @Test
  void theMachineOfAnExtensionThatIsGoneIsAnError() {
    on.azure.answer(404, "{\"error\":{\"code\":\"ParentResourceNotFound\",\"message\":\"no VM\"}}");

    CloudException e =
        catchThrowableOfType(
            CloudException.class,
            () -> on.cloud.begin(new Command.DeleteExtension(CloudFixture.MACHINE, "app")));

    assertThat(e)
        .hasMessage(
            "tried to remove the extension app from myVM, but failed (HTTP 404):"
                + " ParentResourceNotFound: no VM");
  }

  @Test
  void noRefusalRepeatsASecretThatWasSent() {
    on.azure.answer(
        400, "{\"code\":\"BadRequest\",\"message\":\"can't parse 'hunter2!' as a number\"}");

    CloudException e =
        catchThrowableOfType(
            CloudException.class,
            () ->
                on.cloud.begin(
                    new Command.PutExtension(
                        CloudFixture.MACHINE, "westus", app(Optional.of(secret())))));

    assertThat(e.error().message()).isEqualTo("can't parse '(secret)' as a number");
  }

  @Test
  void noFailedOperationRepeatsASecretThatWasSent() {
    on.azure
        .answer(201, Map.of("Azure-AsyncOperation", CloudFixture.STATUS_URL), "{\"id\":\"x\"}")
        .answer(
            200,
            "{\"status\":\"Failed\",\"error\":{\"code\":\"E\",\"message\":\"login hunter2! failed\"}}");

    var operation =
        on.cloud.begin(
            new Command.PutExtension(CloudFixture.MACHINE, "westus", app(Optional.of(secret()))));
    Failed end = (Failed) on.cloud.poll(operation);

    assertThat(end.error().message()).isEqualTo("login (secret) failed");
    assertThat(operation.toString() + on.azure.requests()).doesNotContain(PASSWORD);
  }

  private static Sensitive<Value.Obj> secret() {
    return new Sensitive<>(Value.Obj.EMPTY.with("password", Value.of(PASSWORD)));
  }

  private static ExtensionWrite app(Optional<Sensitive<Value.Obj>> secret) {
    Value.Obj properties =
        Value.Obj.EMPTY
            .with("type", Value.of("CustomScript"))
            .with("new", new Value.Arr(List.of(Value.of(1))));
    return new ExtensionWrite("app", properties, secret);
  }
}
