package vn.tram.hub.console;

import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import vn.tram.hub.account.Account;
import vn.tram.hub.desk.Expulsion;
import vn.tram.hub.desk.Expulsion.Member;
import vn.tram.hub.web.Assets;
import vn.tram.hub.web.Caller;
import vn.tram.hub.web.Form;
import vn.tram.hub.web.Refusal;
import vn.tram.protocol.wire.NodeName;

/** Which boxes belong to the hub: putting a stolen one out, letting a found one in. */
final class ExpulsionPages implements HttpService {
  private static final String PAGE = "/nodes/boxes";

  private final Expulsion expulsion;
  private final Assets assets;

  ExpulsionPages(Expulsion expulsion, Assets assets) {
    this.expulsion = expulsion;
    this.assets = assets;
  }

  @Override
  public void routing(HttpRules rules) {
    rules
        .get(PAGE, (request, response) -> show(request, response, Status.OK_200, ""))
        .post(PAGE + "/revoke", this::revoke)
        .post(PAGE + "/readmit", this::readmit);
  }

  private void revoke(ServerRequest request, ServerResponse response) {
    Account account = Caller.of(request).account();
    Form form = Form.of(request);
    if (form.field("reason").isBlank()) {
      String sentence = Caller.of(request).texts().get("boxes.no-reason");
      show(request, response, Refusal.NO_SENSE_422, sentence);
      return;
    }
    done(response, expulsion.revoke(account, node(form), form.field("reason")));
  }

  private void readmit(ServerRequest request, ServerResponse response) {
    done(response, expulsion.readmit(Caller.of(request).account(), node(Form.of(request))));
  }

  private static void done(ServerResponse response, boolean known) {
    if (!known) {
      throw unknown();
    }
    Html.goTo(response, PAGE);
  }

  private static NodeName node(Form form) {
    try {
      return new NodeName(form.field("node"));
    } catch (IllegalArgumentException e) {
      throw unknown();
    }
  }

  private static Refusal unknown() {
    return new Refusal(Status.NOT_FOUND_404, "refusal.not-found");
  }

  private void show(ServerRequest request, ServerResponse response, Status status, String error) {
    List<Member> members = expulsion.members();
    Shell shell = Shell.of(Caller.of(request), Section.NODES, assets).at(PAGE);
    Html.send(
        response,
        status,
        output -> JteexpulsionGenerated.render(output, null, shell, members, error));
  }
}
