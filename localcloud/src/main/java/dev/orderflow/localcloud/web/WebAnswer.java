package dev.orderflow.localcloud.web;

/** How a request is answered: with a response, or by speaking WebSocket from here on. */
public sealed interface WebAnswer permits WebResponse, WebSocketUpgrade {}
