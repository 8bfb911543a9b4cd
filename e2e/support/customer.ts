import type { FrameLocator, Locator, Page } from 'playwright-core';
import { eventually } from './eventually.ts';
import type { Place } from './place.ts';
import { seen } from './seen.ts';

/** Somebody with a question, in front of the widget. */
export class Customer {
  readonly page: Page;
  readonly widget: Page | FrameLocator;

  constructor(page: Page, widget: Page | FrameLocator) {
    this.page = page;
    this.widget = widget;
  }

  /** The conversation as it is read out. */
  get log(): Locator {
    return this.widget.getByRole('log', { name: 'Conversation' });
  }

  get composer(): Locator {
    return this.widget.getByRole('textbox');
  }

  async choose(button: string): Promise<void> {
    await this.widget.getByRole('button', { name: button }).click();
  }

  /** From the menu to the choice between a person and the assistant. */
  async askGeneralQuestion(): Promise<void> {
    await this.choose('Ask a general question');
    await seen(this.widget.getByRole('heading', { name: 'Who would you like to ask?' }));
  }

  async askForPerson(): Promise<void> {
    await this.askGeneralQuestion();
    await this.choose('Human Agent');
  }

  /** Waits until the header says whom one talks to. */
  async talksTo(name: string): Promise<void> {
    await seen(this.widget.getByRole('heading', { level: 1, name }));
  }

  async say(text: string): Promise<void> {
    await this.composer.fill(text);
    await this.composer.press('Enter');
  }

  async sees(text: string | RegExp): Promise<void> {
    await seen(this.widget.getByText(text).first());
  }

  /** Waits for the place in line. */
  async isAtPlace(place: number): Promise<void> {
    await seen(this.widget.getByText(new RegExp(`^${String(place)}\\s*your place in line`)));
  }

  /** The signature of this visitor, once there is one. */
  async session(): Promise<{ userId: string; conversationId: string; token: string }> {
    return eventually(async () => {
      for (const frame of this.page.frames()) {
        const kept = await frame.evaluate(() => localStorage.getItem('honey:session'));
        if (kept !== null) return JSON.parse(kept) as { userId: string; conversationId: string; token: string };
      }
      throw new Error('The widget keeps no session.');
    });
  }
}

/** Somebody on the clinic's site who opens the chat in its corner. */
export async function visitSite({ browser, url }: Place): Promise<Customer> {
  const page = await browser.newPage();
  await page.goto(`${url}/`);
  await page.getByRole('button', { name: 'Open chat' }).click();
  const customer = new Customer(page, page.frameLocator('iframe[title="Chat"]'));
  await customer.sees('What would you like to talk about?');
  return customer;
}

/** Somebody on a phone, with the widget as a page of its own. */
export async function visitWidget({ browser, url }: Place): Promise<Customer> {
  const page = await browser.newPage({ viewport: { width: 380, height: 640 } });
  await page.goto(`${url}/honey/`);
  const customer = new Customer(page, page);
  await customer.sees('What would you like to talk about?');
  return customer;
}
