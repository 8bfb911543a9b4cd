interface RequeueFacts {
  /** When the chat went back, by the server's clock, in epoch milliseconds. */
  wentAt: number;
  /** Since when this desk is connected, by the same clock; null while it is not. */
  connectedSince: number | null;
  /** This agent had answered in the chat. */
  wasAnswered: boolean;
}

/** Why a chat went back to the line, as far as the desk can tell. The customer's place is said in any case. */
export const whyRequeued = ({ wentAt, connectedSince, wasAnswered }: RequeueFacts): string => {
  const place = 'The customer keeps the first place.';
  // A notice from before this connection was waiting here: nobody could be reached at this desk.
  if (connectedSince !== null && wentAt < connectedSince) return `You were not connected for a while. ${place}`;
  return wasAnswered ? place : `It was not taken up in time. ${place}`;
};
