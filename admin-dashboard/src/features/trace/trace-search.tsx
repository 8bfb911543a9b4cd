import { Button, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { SubmitEvent } from 'react';
import classes from './trace.module.css';

/** Finds traces by the id of a conversation or of a customer, whichever it is. */
export function TraceSearch() {
  const navigate = useNavigate();
  const [id, setId] = useState('');

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const wanted = id.trim();
    if (wanted !== '') void navigate({ to: '/traces', search: { id: wanted } });
  };

  return (
    <form className={classes['search']} onSubmit={submit} role="search">
      <TextInput
        label="Find by conversation or customer"
        placeholder="The id, as the conversation’s page shows it"
        value={id}
        onChange={(event) => {
          setId(event.currentTarget.value);
        }}
      />
      <Button type="submit">Find</Button>
    </form>
  );
}
