package dev.slipway.client.transport;

class OkHttpTransportTest extends TransportContract {
    @Override
    Transport open(TransportSettings settings) {
        return TransportKind.OK_HTTP.open(settings);
    }
}
