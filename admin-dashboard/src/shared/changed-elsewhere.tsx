import { Alert, Button, Group } from '@mantine/core';

interface ChangedElsewhereProps {
  /** What was changed: "hours". */
  what: string;
  onShowNewer: () => void;
}

/** Somebody else has saved what this form still shows as it was. */
export function ChangedElsewhere({ what, onShowNewer }: ChangedElsewhereProps) {
  return (
    <Alert color="comb" variant="outline" role="status" title={`The ${what} were changed elsewhere`}>
      <Group justify="space-between">
        <span>You see the ones from before. Saving would replace the newer ones.</span>
        <Button variant="default" size="xs" onClick={onShowNewer}>
          Show the newer {what}
        </Button>
      </Group>
    </Alert>
  );
}
